//! How domain events are persisted: under a dotted name and a version whose meaning never changes.

use std::fmt;

use serde::{Deserializer, Serializer};

/// An event that can be written to the journal and read back in every later release.
///
/// Implemented by [`records!`](crate::records). A name and version that were written once are a contract: a
/// change of shape takes the next version and an upcast from the former one, and each has its golden file.
pub trait Recorded: Clone + PartialEq + fmt::Debug + Send + Sync + Sized + 'static {
    /// Every name and version that this release reads; the ones that it writes come first.
    const READS: &'static [(&'static str, u16)];

    /// What the event is called where it is persisted: dotted, past tense, for instance `authenticator.linked`.
    fn name(&self) -> &'static str;

    /// The version of the shape that it is written in; the first is 1.
    fn version(&self) -> u16;

    /// Writes what the event says, without its name.
    ///
    /// # Errors
    /// Those of the serializer.
    fn write_body<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;

    /// Reads what [`Recorded::write_body`] wrote under this name and version, in this release or an older one.
    ///
    /// # Errors
    /// The name or version is unknown (newer ones are refused as well), or the body does not fit.
    fn read_body<'de, D: Deserializer<'de>>(name: &str, version: u16, body: D) -> Result<Self, D::Error>;

    /// Whether this release can read events of this name and version.
    #[must_use]
    fn reads(name: &str, version: u16) -> bool {
        Self::READS.iter().any(|&(known, since)| known == name && since == version)
    }
}

/// Gives each variant of an event enum its persisted name and version.
///
/// Every variant holds one value, whose serde form is the event's body. Shapes that are no longer written stay
/// readable through a function from their JSON to today's event.
///
/// ```
/// use serde::{Deserialize, Serialize};
///
/// #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
/// pub struct Lit { lumens: u32 }
/// #[derive(Clone, Debug, PartialEq)]
/// pub enum LampEvent { Lit(Lit) }
///
/// fn lit_v1(_: serde_json::Value) -> Result<LampEvent, serde_json::Error> {
///     Ok(LampEvent::Lit(Lit { lumens: 800 }))
/// }
///
/// herstel::records! {
///     LampEvent { Lit => "lamp.lit" 2 }
///     older { "lamp.lit" 1 => lit_v1 }
/// }
/// ```
#[macro_export]
macro_rules! records {
    (
        $events:ident { $($variant:ident => $name:literal $version:literal),+ $(,)? }
        $(older { $($old_name:literal $old_version:literal => $upcast:expr),+ $(,)? })?
    ) => {
        impl $crate::journal::Recorded for $events {
            const READS: &'static [(&'static str, u16)] =
                &[$(($name, $version),)+ $($(($old_name, $old_version),)+)?];

            fn name(&self) -> &'static str {
                match self { $(Self::$variant(_) => $name,)+ }
            }

            fn version(&self) -> u16 {
                match self { $(Self::$variant(_) => $version,)+ }
            }

            fn write_body<S: ::serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
                match self { $(Self::$variant(body) => ::serde::Serialize::serialize(body, serializer),)+ }
            }

            fn read_body<'de, D: ::serde::Deserializer<'de>>(
                name: &str,
                version: u16,
                body: D,
            ) -> ::std::result::Result<Self, D::Error> {
                match (name, version) {
                    $(($name, $version) => ::serde::Deserialize::deserialize(body).map(Self::$variant),)+
                    $($(($old_name, $old_version) => {
                        let upcast: fn(::serde_json::Value) -> ::std::result::Result<Self, ::serde_json::Error> =
                            $upcast;
                        let body = ::serde::Deserialize::deserialize(body)?;
                        upcast(body).map_err(<D::Error as ::serde::de::Error>::custom)
                    })+)?
                    _ => Err(<D::Error as ::serde::de::Error>::custom(
                        ::std::format_args!("{name} version {version} is unknown to this release"),
                    )),
                }
            }
        }
    };
}
