//! What speaks for a mention as the speaker of a stretch, and how much.

/// A relation between a stretch and a mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    AfterInverted,
    AfterBeside,
    AfterNear,
    AfterFar,
    AfterAcross,
    AfterStop,
    NextSentence,
    NextSentenceAcross,
    FirstCueAfter,
    BeforeBeside,
    BeforeColon,
    BeforeNear,
    BeforeMiddle,
    BeforeFar,
    BeforeAcross,
    LastCueBefore,
    PreviousSentence,
    PreviousSentenceAcross,
    EarlierSentence,
    PreviousBlock,
    LeadIn,
    According,
    CueSay,
    CueTell,
    CueCall,
    CueNounish,
    CueGuessed,
    CueWeak,
    SubjectOfSentence,
    NearestBefore,
    SubjectOfPrevious,
    LastOfPrevious,
    SubjectOfLeadIn,
    SubjectOfPreviousBlock,
    LastOfPreviousBlock,
    BesideAfter,
    FirstAfter,
    SameSentence,
    RightAfter,
    AfterTag,
    SameBlock,
    GoesOn,
    NextBlockLeading,
    NextBlock,
    LaterBlock,
    Oneself,
    HeOrShe,
    OtherPronoun,
    Name,
    Role,
    Noun,
    AfterPreposition,
}

pub const RELATIONS: usize = 52;

/// One row a relation, in its order; the columns are the places of a stretch.
pub const WEIGHTS: [[f32; 3]; RELATIONS] = [
    [4.00, 4.00, 6.00],    // AfterInverted
    [4.00, 4.00, 6.00],    // AfterBeside
    [3.00, 2.00, 3.00],    // AfterNear
    [0.00, 0.00, 1.00],    // AfterFar
    [0.00, 0.00, 0.50],    // AfterAcross
    [0.00, 1.00, 4.00],    // AfterStop
    [0.00, 0.00, 0.00],    // NextSentence
    [0.00, 0.00, 0.00],    // NextSentenceAcross
    [0.50, 0.50, 1.00],    // FirstCueAfter
    [5.00, 5.00, 1.00],    // BeforeBeside
    [5.00, 6.00, 2.00],    // BeforeColon
    [4.00, 4.00, 1.00],    // BeforeNear
    [3.00, 3.00, 1.00],    // BeforeMiddle
    [2.00, 2.00, 0.50],    // BeforeFar
    [2.00, 2.00, 0.50],    // BeforeAcross
    [1.00, 1.00, 0.30],    // LastCueBefore
    [0.50, 0.50, 1.50],    // PreviousSentence
    [0.50, 0.50, 1.50],    // PreviousSentenceAcross
    [0.00, 0.00, 0.50],    // EarlierSentence
    [0.00, 0.00, 1.00],    // PreviousBlock
    [0.00, 1.00, 4.00],    // LeadIn
    [1.00, 1.00, 1.00],    // According
    [1.00, 1.00, 1.00],    // CueSay
    [0.80, 0.80, 0.80],    // CueTell
    [0.50, 0.30, 0.00],    // CueCall
    [0.00, 0.00, 0.00],    // CueNounish
    [-1.00, -1.00, -1.00], // CueGuessed
    [-1.00, -1.00, -1.00], // CueWeak
    [1.50, 1.00, 0.00],    // SubjectOfSentence
    [0.50, 0.30, 0.00],    // NearestBefore
    [0.20, 0.20, 0.80],    // SubjectOfPrevious
    [0.00, 0.00, 0.00],    // LastOfPrevious
    [0.00, 0.50, 2.00],    // SubjectOfLeadIn
    [0.00, 0.00, 0.50],    // SubjectOfPreviousBlock
    [0.00, 0.00, 0.00],    // LastOfPreviousBlock
    [0.00, 0.00, 0.00],    // BesideAfter
    [0.00, 0.00, 0.00],    // FirstAfter
    [2.00, 3.00, 3.00],    // SameSentence
    [1.00, 2.00, 3.00],    // RightAfter
    [1.00, 1.50, 4.00],    // AfterTag
    [0.50, 0.50, 2.00],    // SameBlock
    [1.00, 1.00, 6.00],    // GoesOn
    [0.50, 0.50, 2.50],    // NextBlockLeading
    [0.30, 0.30, 0.50],    // NextBlock
    [0.00, 0.00, 0.50],    // LaterBlock
    [-1.00, -1.00, -1.00], // Oneself
    [0.50, 0.50, 0.50],    // HeOrShe
    [-0.50, -0.50, -0.50], // OtherPronoun
    [0.50, 0.50, 0.50],    // Name
    [0.30, 0.30, 0.30],    // Role
    [-0.50, -0.50, -0.50], // Noun
    [-1.00, -1.00, -1.00], // AfterPreposition
];
