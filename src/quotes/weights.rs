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
    Signature,
    NameAlone,
    SubjectBeforeColon,
    FirstActor,
    LastActor,
    FirstActorOfPrevious,
    LastActorOfPrevious,
    CueCore,
    AfterClose,
    AfterNoClose,
    BeforeComma,
    They,
}

pub const RELATIONS: usize = 64;

/// One row a relation, in its order; the columns are the places of a stretch.
pub const WEIGHTS: [[f32; 3]; RELATIONS] = [
    [2.1, 1.5, 1.5],    // AfterInverted
    [0.6, 0.7, 0.7],    // AfterBeside
    [0.5, -0.1, 2.8],   // AfterNear
    [0.6, 0.5, 2.6],    // AfterFar
    [1.8, 0.2, 1.4],    // AfterAcross
    [-0.0, 0.2, 3.1],   // AfterStop
    [-2.0, -1.3, 0.4],  // NextSentence
    [-1.3, -0.5, 0.5],  // NextSentenceAcross
    [0.9, 0.9, 1.2],    // FirstCueAfter
    [1.7, 1.7, 0.2],    // BeforeBeside
    [1.0, 1.0, 0.4],    // BeforeColon
    [1.9, 1.8, 0.2],    // BeforeNear
    [1.6, 1.6, 0.2],    // BeforeMiddle
    [0.9, 1.5, 0.2],    // BeforeFar
    [1.2, 0.7, 0.2],    // BeforeAcross
    [0.5, -0.2, 0.5],   // LastCueBefore
    [-0.1, -0.9, 0.2],  // PreviousSentence
    [-0.5, 1.0, -0.7],  // PreviousSentenceAcross
    [-2.1, -1.8, -2.2], // EarlierSentence
    [0.0, 0.0, -0.3],   // PreviousBlock
    [0.0, 0.2, 2.1],    // LeadIn
    [2.3, 2.1, 4.5],    // According
    [0.2, 0.2, 0.0],    // CueSay
    [-0.2, -0.4, 0.8],  // CueTell
    [0.1, -0.1, 0.2],   // CueCall
    [-0.8, -0.9, -0.2], // CueNounish
    [-1.3, -0.8, -0.8], // CueGuessed
    [-1.2, -0.1, -0.7], // CueWeak
    [0.9, 0.9, 0.0],    // SubjectOfSentence
    [-0.8, 0.5, 0.0],   // NearestBefore
    [-1.3, -1.4, 0.7],  // SubjectOfPrevious
    [-1.3, -1.2, 0.4],  // LastOfPrevious
    [0.0, 0.2, 0.9],    // SubjectOfLeadIn
    [0.0, 0.0, -0.2],   // SubjectOfPreviousBlock
    [0.0, 0.0, -0.9],   // LastOfPreviousBlock
    [-0.2, 1.3, 2.3],   // BesideAfter
    [-0.8, -0.4, 2.4],  // FirstAfter
    [-0.1, 0.2, 0.6],   // SameSentence
    [0.2, 0.4, 0.9],    // RightAfter
    [0.9, 0.7, 1.1],    // AfterTag
    [-0.6, -0.5, -0.2], // SameBlock
    [0.2, 0.2, 0.8],    // GoesOn
    [0.2, 0.2, 0.1],    // NextBlockLeading
    [-2.3, -1.9, -0.8], // NextBlock
    [-2.3, -1.6, -1.5], // LaterBlock
    [0.1, -0.2, -0.6],  // Oneself
    [0.5, 0.6, 0.8],    // HeOrShe
    [0.3, -0.1, -1.2],  // OtherPronoun
    [0.5, 0.6, 0.8],    // Name
    [0.2, 0.4, 0.7],    // Role
    [-1.5, -0.9, -0.4], // Noun
    [0.6, 0.2, -0.3],   // AfterPreposition
    [0.6, 0.7, 1.8],    // Signature
    [0.3, 0.3, 0.5],    // NameAlone
    [0.3, -0.2, 0.3],   // SubjectBeforeColon
    [0.6, 0.5, 0.1],    // FirstActor
    [0.6, 1.3, 0.1],    // LastActor
    [0.0, 0.0, 0.2],    // FirstActorOfPrevious
    [0.0, 0.0, -0.1],   // LastActorOfPrevious
    [1.2, 1.1, 2.1],    // CueCore
    [1.4, 0.7, 1.4],    // AfterClose
    [0.0, -0.2, 0.8],   // AfterNoClose
    [-0.1, -0.5, 0.2],  // BeforeComma
    [-0.1, -0.8, -0.2], // They
];
