//! The element names that the reader tells apart. All others are [`Tag::Other`].

macro_rules! tags {
    ($($variant:ident = $name:literal),+ $(,)?) => {
        /// An element's name, or that a node is text.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum Tag { Text, Other, $($variant),+ }

        impl Tag {
            /// Takes the name in lower case.
            fn known(name: &str) -> Self {
                match name { $($name => Self::$variant,)+ _ => Self::Other }
            }
        }
    };
}

tags! {
    A = "a", Abbr = "abbr", Address = "address", Area = "area", Article = "article", Aside = "aside", Audio = "audio",
    B = "b", Base = "base", Big = "big", Blockquote = "blockquote", Body = "body", Br = "br", Button = "button",
    Canvas = "canvas", Caption = "caption", Center = "center", Cite = "cite", Code = "code", Col = "col",
    Dd = "dd", Del = "del", Details = "details", Dialog = "dialog", Div = "div", Dl = "dl", Dt = "dt",
    Em = "em", Embed = "embed", Fieldset = "fieldset", Figcaption = "figcaption", Figure = "figure",
    Font = "font", Footer = "footer", Form = "form", H1 = "h1", H2 = "h2", H3 = "h3", H4 = "h4", H5 = "h5", H6 = "h6",
    Head = "head", Header = "header", Hgroup = "hgroup", Hr = "hr", Html = "html", I = "i", Iframe = "iframe",
    Img = "img", Input = "input", Ins = "ins", Label = "label", Legend = "legend", Li = "li", Link = "link",
    Main = "main", Mark = "mark", Math = "math", Menu = "menu", Meta = "meta", Nav = "nav", Nobr = "nobr",
    Noembed = "noembed", Noframes = "noframes", Noscript = "noscript", Object = "object", Ol = "ol",
    Optgroup = "optgroup", Option = "option", P = "p", Param = "param", Picture = "picture", Plaintext = "plaintext",
    Pre = "pre", Q = "q", S = "s", Samp = "samp", Script = "script", Search = "search", Section = "section",
    Select = "select", Small = "small", Source = "source", Span = "span", Strike = "strike", Strong = "strong",
    Style = "style", Sub = "sub", Summary = "summary", Sup = "sup", Svg = "svg", Table = "table", Tbody = "tbody",
    Td = "td", Template = "template", Textarea = "textarea", Tfoot = "tfoot", Th = "th", Thead = "thead",
    Time = "time", Title = "title", Tr = "tr", Track = "track", Tt = "tt", U = "u", Ul = "ul", Var = "var",
    Video = "video", Wbr = "wbr", Xmp = "xmp",
}

/// The longest name above.
const LONGEST: usize = 10;

impl Tag {
    pub fn from_name(name: &str) -> Self {
        if name.len() > LONGEST {
            Self::Other
        } else if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Self::known(&name.to_ascii_lowercase())
        } else {
            Self::known(name)
        }
    }

    pub fn is_heading(self) -> bool {
        matches!(self, Self::H1 | Self::H2 | Self::H3 | Self::H4 | Self::H5 | Self::H6)
    }

    /// Elements that never hold anything.
    pub fn is_void(self) -> bool {
        matches!(
            self,
            Self::Area
                | Self::Base
                | Self::Br
                | Self::Col
                | Self::Embed
                | Self::Hr
                | Self::Img
                | Self::Input
                | Self::Link
                | Self::Meta
                | Self::Param
                | Self::Source
                | Self::Track
                | Self::Wbr
        )
    }

    /// Elements whose content is text up to their own end tag, whatever it looks like.
    pub fn is_raw_text(self) -> bool {
        matches!(
            self,
            Self::Script
                | Self::Style
                | Self::Textarea
                | Self::Title
                | Self::Iframe
                | Self::Noembed
                | Self::Noframes
                | Self::Xmp
        )
    }

    /// Elements that run inside a line of text: their edges do not part words or paragraphs.
    pub fn is_inline(self) -> bool {
        matches!(
            self,
            Self::Text
                | Self::A
                | Self::Abbr
                | Self::B
                | Self::Big
                | Self::Cite
                | Self::Code
                | Self::Del
                | Self::Em
                | Self::Font
                | Self::I
                | Self::Ins
                | Self::Label
                | Self::Mark
                | Self::Nobr
                | Self::Q
                | Self::S
                | Self::Samp
                | Self::Small
                | Self::Span
                | Self::Strike
                | Self::Strong
                | Self::Sub
                | Self::Sup
                | Self::Time
                | Self::Tt
                | Self::U
                | Self::Var
                | Self::Wbr
                | Self::Other
        )
    }

    /// Formatting elements of the tree builder, which may be closed out of order.
    pub fn is_formatting(self) -> bool {
        matches!(
            self,
            Self::A
                | Self::B
                | Self::Big
                | Self::Code
                | Self::Em
                | Self::Font
                | Self::I
                | Self::Nobr
                | Self::S
                | Self::Small
                | Self::Strike
                | Self::Strong
                | Self::Tt
                | Self::U
        )
    }

    /// Block elements whose start closes an open paragraph.
    pub fn closes_paragraph(self) -> bool {
        self.is_heading()
            || matches!(
                self,
                Self::Address
                    | Self::Article
                    | Self::Aside
                    | Self::Blockquote
                    | Self::Center
                    | Self::Details
                    | Self::Dialog
                    | Self::Div
                    | Self::Dl
                    | Self::Dd
                    | Self::Dt
                    | Self::Fieldset
                    | Self::Figcaption
                    | Self::Figure
                    | Self::Footer
                    | Self::Form
                    | Self::Header
                    | Self::Hgroup
                    | Self::Hr
                    | Self::Li
                    | Self::Main
                    | Self::Menu
                    | Self::Nav
                    | Self::Ol
                    | Self::P
                    | Self::Plaintext
                    | Self::Pre
                    | Self::Search
                    | Self::Section
                    | Self::Summary
                    | Self::Table
                    | Self::Ul
                    | Self::Xmp
            )
    }

    /// Elements that an end tag of an inline element does not reach across.
    pub fn is_special(self) -> bool {
        self.closes_paragraph()
            || self.bounds_scope()
            || matches!(self, Self::Tr | Self::Tbody | Self::Thead | Self::Tfoot)
    }

    /// Elements that an end tag never reaches across.
    pub fn bounds_scope(self) -> bool {
        matches!(
            self,
            Self::Table
                | Self::Td
                | Self::Th
                | Self::Caption
                | Self::Button
                | Self::Object
                | Self::Template
                | Self::Svg
                | Self::Math
                | Self::Html
                | Self::Body
        )
    }

    /// What may stand in `<head>`.
    pub fn belongs_in_head(self) -> bool {
        matches!(
            self,
            Self::Meta
                | Self::Link
                | Self::Title
                | Self::Script
                | Self::Style
                | Self::Base
                | Self::Noscript
                | Self::Template
                | Self::Other
        )
    }
}
