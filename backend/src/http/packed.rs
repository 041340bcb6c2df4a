//! A file in the encodings that browsers take (RFC 9110 §12.5.3), each made once, when it is first asked for.

use std::{io::Write, sync::OnceLock};

use actix_web::{
    HttpRequest,
    http::header::{AcceptEncoding, ContentEncoding, Encoding, Header},
    web::Bytes,
};

/// Close to the smallest, at a tenth of its time and memory.
const BROTLI_QUALITY: u32 = 9;
/// Brotli's window as a power of two: the largest file fits.
const BROTLI_WINDOW: u32 = 20;

/// Contents that never change while the program runs.
#[derive(Debug)]
pub(super) struct Packed {
    plain: Bytes,
    brotli: OnceLock<Option<Bytes>>,
    gzip: OnceLock<Option<Bytes>>,
}

impl Packed {
    pub(super) fn new(plain: impl Into<Bytes>) -> Self {
        Self { plain: plain.into(), brotli: OnceLock::new(), gzip: OnceLock::new() }
    }

    /// The contents as `encoding` has them; as they are for one that we do not make. The first time takes a while:
    /// run it off the workers.
    pub(super) fn in_encoding(&self, encoding: ContentEncoding) -> (ContentEncoding, Bytes) {
        let packed = match encoding {
            ContentEncoding::Brotli => self.brotli.get_or_init(|| brotli(&self.plain)).clone(),
            ContentEncoding::Gzip => self.gzip.get_or_init(|| gzip(&self.plain)).clone(),
            _ => None,
        };
        packed.map_or_else(|| (ContentEncoding::Identity, self.plain.clone()), |packed| (encoding, packed))
    }
}

/// What this browser likes best of what we make.
pub(super) fn negotiate(request: &HttpRequest) -> ContentEncoding {
    let ours = [Encoding::brotli(), Encoding::gzip(), Encoding::identity()];
    let liked = AcceptEncoding::parse(request).ok().and_then(|accepted| accepted.negotiate(ours.iter()));
    match liked {
        Some(Encoding::Known(encoding)) => encoding,
        _ => ContentEncoding::Identity,
    }
}

/// `None` never happens where memory takes every byte; the file goes as it is then.
fn brotli(plain: &[u8]) -> Option<Bytes> {
    let mut packer = brotli::CompressorWriter::new(Vec::new(), 4096, BROTLI_QUALITY, BROTLI_WINDOW);
    packer.write_all(plain).ok()?;
    packer.flush().ok()?;
    Some(packer.into_inner().into())
}

fn gzip(plain: &[u8]) -> Option<Bytes> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(plain).ok()?;
    packer.finish().ok().map(Bytes::from)
}
