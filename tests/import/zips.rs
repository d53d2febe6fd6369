//! Writes the ZIP files of the tests byte by byte, so that they can be wrong in every way that real ones are.

/// One file of an archive.
pub struct Entry {
    name: Vec<u8>,
    packed: Vec<u8>,
    length: u32,
    crc: u32,
    method: u16,
    flags: u16,
}

impl Entry {
    pub fn stored(name: &str, content: &[u8]) -> Self {
        Self::new(name, content, content.to_vec(), 0)
    }

    pub fn deflated(name: &str, content: &[u8]) -> Self {
        Self::new(name, content, miniz_oxide::deflate::compress_to_vec(content, 6), 8)
    }

    fn new(name: &str, content: &[u8], packed: Vec<u8>, method: u16) -> Self {
        let (length, crc) = (content.len() as u32, rawzip::crc32(content));
        Self { name: name.as_bytes().to_vec(), packed, length, crc, method, flags: 0x800 }
    }

    pub fn encrypted(self) -> Self {
        Self { flags: self.flags | 1, ..self }
    }

    pub fn damaged(self) -> Self {
        Self { crc: self.crc ^ 1, ..self }
    }

    pub fn packed_as(self, method: u16) -> Self {
        Self { method, ..self }
    }

    /// The fields that the local and the central header share.
    fn common(&self) -> Vec<u8> {
        let mut out = Vec::new();
        for number in [20, self.flags, self.method, 0, 0x21] {
            out.extend_from_slice(&number.to_le_bytes());
        }
        for number in [self.crc, self.packed.len() as u32, self.length] {
            out.extend_from_slice(&number.to_le_bytes());
        }
        out.extend_from_slice(&(self.name.len() as u16).to_le_bytes());
        out.extend_from_slice(&[0, 0]);
        out
    }
}

/// The archive of `entries`, in order.
pub fn zip(entries: &[Entry]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        directory.extend_from_slice(b"PK\x01\x02\x14\x00");
        directory.extend_from_slice(&entry.common());
        directory.extend_from_slice(&[0; 10]);
        directory.extend_from_slice(&(out.len() as u32).to_le_bytes());
        directory.extend_from_slice(&entry.name);
        out.extend_from_slice(b"PK\x03\x04");
        out.extend_from_slice(&entry.common());
        out.extend_from_slice(&entry.name);
        out.extend_from_slice(&entry.packed);
    }
    let start = out.len() as u32;
    out.extend_from_slice(&directory);
    out.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    for _ in 0..2 {
        out.extend_from_slice(&(entries.len() as u16).to_le_bytes());
    }
    out.extend_from_slice(&(directory.len() as u32).to_le_bytes());
    out.extend_from_slice(&start.to_le_bytes());
    out.extend_from_slice(&[0, 0]);
    out
}
