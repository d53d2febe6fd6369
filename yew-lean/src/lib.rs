//! Yew as the page uses it. What comes in is what `html!` writes for an element; what goes out is Yew's own node for
//! it. Everything else is Yew's, unchanged.
//!
//! Yew fills in an element's parts at each place where one is made, makes a list of each thing that stands in braces, and
//! keeps classes as a set. That is fast for many elements at few places. The page has few elements at hundreds of
//! places, and every byte of it is loaded before the first card. So the names that `html!` calls lead here, to functions
//! that are there once: 8 KB of the page's program, compressed.

#[doc(no_inline)]
pub use yew_whole::*;

/// What is brought into scope as a whole.
pub mod prelude {
    pub use crate::classes;
    pub use crate::html::{Classes, Listed as _};
    #[doc(no_inline)]
    pub use yew_whole::prelude::*;
}

/// Classes of an element: words, and words that are there or not.
#[macro_export]
macro_rules! classes {
    ($($class:expr),* $(,)?) => {{
        let mut classes = $crate::html::Classes::default();
        $(classes.push($class);)*
        classes
    }};
}

/// Stands in for `yew::html`.
pub mod html {
    use yew_whole::AttrValue;
    #[doc(no_inline)]
    pub use yew_whole::html::*;
    use yew_whole::virtual_dom::VNode;

    /// An element's `ref`, if it has one: Yew would make one for each that has none.
    #[derive(Default)]
    pub struct NodeRef(pub(crate) Option<yew_whole::NodeRef>);

    impl IntoPropValue<NodeRef> for yew_whole::NodeRef {
        fn into_prop_value(self) -> NodeRef {
            NodeRef(Some(self))
        }
    }

    /// Makes a list of an array of nodes. `html!` calls `to_vec`, and this one comes before that of slices, which would
    /// copy each node and then drop it.
    pub trait Listed {
        /// The list.
        fn to_vec(self) -> Vec<VNode>;
    }

    impl<const N: usize> Listed for [VNode; N] {
        #[inline(always)]
        fn to_vec(self) -> Vec<VNode> {
            self.into()
        }
    }

    /// What stands in an element.
    pub struct ChildrenRenderer(Vec<VNode>);

    impl ChildrenRenderer {
        /// These, one after the other.
        #[inline(always)]
        #[must_use]
        pub fn new(nodes: Vec<VNode>) -> Self {
            Self(nodes)
        }
    }

    impl IntoPropValue<VNode> for ChildrenRenderer {
        #[inline(always)]
        fn into_prop_value(self) -> VNode {
            gathered(self.0)
        }
    }

    #[inline(never)]
    fn gathered(nodes: Vec<VNode>) -> VNode {
        yew_whole::html::ChildrenRenderer::new(nodes).into_prop_value()
    }

    /// The value of an element's `class`, absent until there is one. Nothing is done about a class that comes twice.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Classes(Option<AttrValue>);

    impl Classes {
        /// Adds a class, or several with spaces between them.
        #[inline(always)]
        pub fn push(&mut self, class: impl Into<Self>) {
            self.add(class.into());
        }

        #[inline(never)]
        fn add(&mut self, Self(more): Self) {
            self.0 = match (self.0.take(), more) {
                (Some(known), Some(more)) => Some([&known, " ", &more].concat().into()),
                (known, more) => known.or(more),
            };
        }
    }

    impl From<&'static str> for Classes {
        #[inline(always)]
        fn from(class: &'static str) -> Self {
            Self(Some(AttrValue::Static(class)))
        }
    }

    impl From<String> for Classes {
        fn from(class: String) -> Self {
            Self(Some(class.into()))
        }
    }

    impl From<AttrValue> for Classes {
        fn from(class: AttrValue) -> Self {
            Self(Some(class))
        }
    }

    impl<T: Into<Self>> From<Option<T>> for Classes {
        #[inline(always)]
        fn from(class: Option<T>) -> Self {
            class.map(Into::into).unwrap_or_default()
        }
    }

    impl IntoPropValue<Classes> for &'static str {
        fn into_prop_value(self) -> Classes {
            self.into()
        }
    }

    impl IntoPropValue<Option<AttrValue>> for Classes {
        #[inline(always)]
        fn into_prop_value(self) -> Option<AttrValue> {
            self.0
        }
    }
}

/// Stands in for `yew::utils`.
pub mod utils {
    use std::marker::PhantomData;
    #[doc(no_inline)]
    pub use yew_whole::utils::*;

    /// What stands in braces among an element's children.
    pub struct NodeSeq<IN, OUT> {
        nodes: Nodes<OUT>,
        of: PhantomData<IN>,
    }

    /// One thing, which is most frequent, or any number.
    pub enum Nodes<OUT> {
        /// One or none.
        One(Option<OUT>),
        /// Those that are left of several.
        Several(std::vec::IntoIter<OUT>),
    }

    impl<OUT> Iterator for Nodes<OUT> {
        type Item = OUT;

        fn next(&mut self) -> Option<OUT> {
            match self {
                Self::One(node) => node.take(),
                Self::Several(nodes) => nodes.next(),
            }
        }
    }

    impl<IN, OUT> IntoIterator for NodeSeq<IN, OUT> {
        type IntoIter = Nodes<OUT>;
        type Item = OUT;

        #[inline(always)]
        fn into_iter(self) -> Nodes<OUT> {
            self.nodes
        }
    }

    impl<IN: Into<OUT>, OUT> From<IN> for NodeSeq<IN, OUT> {
        #[inline(always)]
        fn from(node: IN) -> Self {
            Self { nodes: Nodes::One(Some(node.into())), of: PhantomData }
        }
    }

    impl<IN: Into<OUT>, OUT> From<Option<IN>> for NodeSeq<IN, OUT> {
        #[inline(always)]
        fn from(node: Option<IN>) -> Self {
            Self { nodes: Nodes::One(node.map(Into::into)), of: PhantomData }
        }
    }

    impl<IN: Into<OUT>, OUT> From<Vec<IN>> for NodeSeq<IN, OUT> {
        fn from(nodes: Vec<IN>) -> Self {
            let nodes: Vec<OUT> = nodes.into_iter().map(Into::into).collect();
            Self { nodes: Nodes::Several(nodes.into_iter()), of: PhantomData }
        }
    }
}

/// Stands in for `yew::virtual_dom`.
pub mod virtual_dom {
    use super::html::NodeRef;
    use yew_whole::virtual_dom::listeners::Listeners as Pending;
    #[doc(no_inline)]
    pub use yew_whole::virtual_dom::*;

    type Fixed = &'static [(&'static str, AttributeOrProperty)];

    /// Makes elements. The names and the order of what they take are those that `html!` calls.
    pub struct VTag;

    #[doc(hidden)]
    #[allow(clippy::too_many_arguments, reason = "as html! calls them")]
    impl VTag {
        // Seen through at each place, where all but the children is mostly known.
        #[inline(always)]
        pub fn __new_other(
            tag: AttrValue,
            node_ref: NodeRef,
            key: Option<Key>,
            attributes: Attributes,
            listeners: Pending,
            children: VNode,
        ) -> VNode {
            let parts = (tag, node_ref.0, key, attributes, listeners);
            if let (AttrValue::Static(tag), None, None, Attributes::Static(attributes), Pending::None) = parts {
                // There is nothing to drop, which the compiler does not see.
                std::mem::forget(parts);
                return plain(tag, attributes, children);
            }
            let (tag, node_ref, key, attributes, listeners) = parts;
            whole(tag, node_ref, key, attributes, listeners, children)
        }

        #[inline(never)]
        pub fn __new_input(
            value: Option<AttrValue>,
            checked: Option<bool>,
            node_ref: NodeRef,
            key: Option<Key>,
            attributes: Attributes,
            listeners: Pending,
        ) -> VNode {
            let node_ref = node_ref.0.unwrap_or_default();
            yew_whole::virtual_dom::VTag::__new_input(value, checked, node_ref, key, attributes, listeners).into()
        }

        #[inline(never)]
        pub fn __new_textarea(
            value: Option<AttrValue>,
            defaultvalue: Option<AttrValue>,
            node_ref: NodeRef,
            key: Option<Key>,
            attributes: Attributes,
            listeners: Pending,
        ) -> VNode {
            let node_ref = node_ref.0.unwrap_or_default();
            yew_whole::virtual_dom::VTag::__new_textarea(value, defaultvalue, node_ref, key, attributes, listeners)
                .into()
        }
    }

    /// An element whose attributes never change, the most frequent kind.
    #[inline(never)]
    fn plain(tag: &'static str, attributes: Fixed, children: VNode) -> VNode {
        whole(AttrValue::Static(tag), None, None, Attributes::Static(attributes), Pending::None, children)
    }

    #[inline(never)]
    fn whole(
        tag: AttrValue,
        node_ref: Option<yew_whole::NodeRef>,
        key: Option<Key>,
        attributes: Attributes,
        listeners: Pending,
        children: VNode,
    ) -> VNode {
        let node_ref = node_ref.unwrap_or_default();
        yew_whole::virtual_dom::VTag::__new_other(tag, node_ref, key, attributes, listeners, children).into()
    }
}
