//! What a file says beside what it shows or plays: place, camera, author, comments. Taken out of JPEG, PNG, GIF, WebP, WAV and MP3 by
//! their containers: pixels, colours and sound stay byte for byte. How a photograph is to be turned is kept, for a model sees as much as we do.
//!
//! By hand and not by a library: what stands behind the end of a picture (a film, a second picture) has to go too, and what is not
//! known has to go rather than to stay.

use std::ops::Range;

/// The file without its metadata; `None` where its format is none of these, or it is broken.
pub(super) fn strip(bytes: &[u8]) -> Option<Vec<u8>> {
    match bytes {
        [0xFF, 0xD8, 0xFF, ..] => jpeg(bytes),
        [0x89, b'P', b'N', b'G', 13, 10, 26, 10, ..] => png(bytes),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => gif(bytes),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => riff(bytes, &WEBP),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'A', b'V', b'E', ..] => riff(bytes, &WAVE),
        [b'I', b'D', b'3', ..] | [0xFF, 0xFB | 0xF3 | 0xF2, ..] => mp3(bytes),
        _ => None,
    }
}

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    Some(u32::from_be_bytes(*bytes.get(at..)?.first_chunk()?) as usize)
}

/// JPEG (ITU-T T.81, annex B): of the application segments JFIF's, Adobe's and the colour profile stay.
fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = vec![0xFF, 0xD8];
    let mut at = 2;
    let mut turned = None;
    loop {
        if *bytes.get(at)? != 0xFF {
            return None;
        }
        // Any number of fill bytes may stand before a marker.
        let start = at + bytes[at..].iter().take_while(|&&byte| byte == 0xFF).count() - 1;
        let marker = *bytes.get(start + 1)?;
        if marker == 0xD9 {
            out.extend_from_slice(&[0xFF, 0xD9]);
            return Some(out);
        }
        if matches!(marker, 0x01 | 0xD0..=0xD7) {
            out.extend_from_slice(&bytes[start..start + 2]);
            at = start + 2;
            continue;
        }
        let length = usize::from(u16::from_be_bytes(*bytes.get(start + 2..)?.first_chunk()?));
        let content = bytes.get(start + 4..start + 2 + length).filter(|_| length >= 2)?;
        let stays = match marker {
            0xE0 => content.starts_with(b"JFIF\0"),
            0xE1 => {
                if turned.is_none() {
                    turned = content.strip_prefix(b"Exif\0\0").and_then(orientation);
                    turned.into_iter().for_each(|way| out.extend_from_slice(&exif(way)));
                }
                false
            }
            0xE2 => content.starts_with(b"ICC_PROFILE\0"),
            0xEE => content.starts_with(b"Adobe"),
            0xE3..=0xEF | 0xFE => false,
            _ => true,
        };
        if stays {
            out.extend_from_slice(&bytes[start..start + 2 + length]);
        }
        at = start + 2 + length;
        if marker == 0xDA {
            // What is coded, up to the next marker: a zero and restarts belong to it.
            let from = at;
            loop {
                at += memchr::memchr(0xFF, bytes.get(at..)?)?;
                match bytes.get(at + 1)? {
                    0 | 0xD0..=0xD7 => at += 2,
                    0xFF => at += 1,
                    _ => break,
                }
            }
            out.extend_from_slice(&bytes[from..at]);
        }
    }
}

/// How a photograph is to be turned, from its TIFF header (Exif 3.0, 4.6.5.1.7): 1 to 8.
fn orientation(tiff: &[u8]) -> Option<u8> {
    let is_little = match tiff.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let bytes = *tiff.get(at..)?.first_chunk()?;
        Some(if is_little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    };
    let long = *tiff.get(4..)?.first_chunk()?;
    let directory = if is_little { u32::from_le_bytes(long) } else { u32::from_be_bytes(long) } as usize;
    let entries = usize::from(short(directory)?).min(512);
    let entry = (0..entries).map(|entry| directory + 2 + 12 * entry).find(|&entry| short(entry) == Some(0x0112))?;
    let way = u8::try_from(short(entry + 8)?).ok()?;
    (2..=8).contains(&way).then_some(way)
}

/// A segment that says how to turn the picture, and nothing else.
fn exif(way: u8) -> [u8; 36] {
    let mut segment = *b"\xFF\xE1\0\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0";
    segment[29] = way;
    segment
}

/// Chunks of a PNG (ISO/IEC 15948, 11.3; APNG) that say how it looks.
const PNG_CHUNKS: [&[u8; 4]; 18] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV", b"cLLI", b"bKGD", b"pHYs", b"acTL", b"fcTL",
    b"fdAT",
];

fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = bytes[..8].to_vec();
    let mut at = 8;
    loop {
        let length = number(bytes, at)?;
        let end = at.checked_add(length)?.checked_add(12)?;
        let chunk = bytes.get(at..end)?;
        let kind = &chunk[4..8];
        if PNG_CHUNKS.iter().any(|known| known.as_slice() == kind) {
            out.extend_from_slice(chunk);
        }
        if kind == b"IEND" {
            return Some(out);
        }
        at = end;
    }
}

/// GIF89a: comments, texts and what applications have written go; of those only the one that repeats an animation stays.
fn gif(bytes: &[u8]) -> Option<Vec<u8>> {
    let table = |flags: u8| if flags & 0x80 != 0 { 3usize << ((flags & 7) + 1) } else { 0 };
    let mut at = 13 + table(*bytes.get(10)?);
    let mut out = bytes.get(..at)?.to_vec();
    loop {
        let start = at;
        let stays = match *bytes.get(at)? {
            0x3B => {
                out.push(0x3B);
                return Some(out);
            }
            0x2C => {
                at += 11 + table(*bytes.get(at + 9)?);
                true
            }
            0x21 => {
                let label = *bytes.get(at + 1)?;
                at += 2;
                label == 0xF9 || label == 0xFF && bytes.get(at..at + 12)?.ends_with(b"NETSCAPE2.0")
            }
            _ => return None,
        };
        loop {
            let length = usize::from(*bytes.get(at)?);
            at += 1 + length;
            if length == 0 {
                break;
            }
        }
        if stays {
            out.extend_from_slice(bytes.get(start..at)?);
        }
    }
}

/// Chunks that a RIFF file keeps, and the flags of its header that stay.
struct Riff {
    chunks: &'static [&'static [u8; 4]],
    /// Of `VP8X`: without the bits that promise Exif (8) and XMP (4).
    flags: u8,
}

/// WebP container specification, <https://developers.google.com/speed/webp/docs/riff_container>
const WEBP: Riff = Riff { chunks: &[b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"], flags: !0x0C };

const WAVE: Riff = Riff { chunks: &[b"fmt ", b"fact", b"data"], flags: 0xFF };

fn riff(bytes: &[u8], known: &Riff) -> Option<Vec<u8>> {
    let said = u32::from_le_bytes(*bytes.get(4..)?.first_chunk()?) as usize;
    // Whoever streams sound does not know its length beforehand.
    let end = said.saturating_add(8).min(bytes.len());
    let mut out = bytes[..12].to_vec();
    let mut at = 12;
    while at + 8 <= end {
        let length = u32::from_le_bytes(*bytes[at + 4..].first_chunk()?) as usize;
        let whole = at.saturating_add(8).saturating_add(length).min(end);
        if known.chunks.iter().any(|kind| kind[..] == bytes[at..at + 4]) {
            let mark = out.len();
            out.extend_from_slice(&bytes[at..whole]);
            if bytes[at..at + 4] == *b"VP8X" && whole > at + 8 {
                out[mark + 8] &= known.flags;
            }
            if length % 2 == 1 {
                out.push(0);
            }
        }
        at = whole + length % 2;
    }
    let size = u32::try_from(out.len() - 8).ok()?;
    out[4..8].copy_from_slice(&size.to_le_bytes());
    (out.len() > 12).then_some(out)
}

/// Frames of sound between the tags: ID3v2 in front, ID3v1 and APE behind.
fn mp3(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut sound: Range<usize> = 0..bytes.len();
    while let Some([b'I', b'D', b'3', _, _, flags, a, b, c, d]) = bytes.get(sound.start..).and_then(<[u8]>::first_chunk) {
        // Seven bits each (ID3v2.4, 6.2).
        let size = [a, b, c, d].into_iter().fold(0usize, |size, &byte| size << 7 | usize::from(byte & 0x7F));
        sound.start = sound.start + 10 + size + if flags & 0x10 != 0 { 10 } else { 0 };
    }
    let rest = |sound: &Range<usize>| bytes.get(sound.clone()).unwrap_or_default();
    if rest(&sound).len() >= 128 && rest(&sound)[rest(&sound).len() - 128..].starts_with(b"TAG") {
        sound.end -= 128;
    }
    if let Some(tag) = memchr::memmem::rfind(rest(&sound), b"APETAGEX") {
        sound.end = sound.start + memchr::memmem::find(&rest(&sound)[..tag], b"APETAGEX").unwrap_or(tag);
    }
    let sound = rest(&sound);
    (!sound.is_empty()).then(|| sound.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
        [&[0xFF, marker][..], &length, content].concat()
    }

    #[test]
    fn a_photograph_loses_its_place_and_keeps_how_it_is_turned() {
        let tiff = b"II*\0\x08\0\0\0\x02\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\x25\x88\x04\0\x01\0\0\0\x26\0\0\0\0\0\0\0GPS 48.2082,16.3738";
        let scan = [segment(0xDA, b"\x01\x01\0\0\x3F\0"), b"\x12\xFF\0\x34\xFF\xD0\x56".to_vec()].concat();
        let photo = [
            b"\xFF\xD8".to_vec(),
            segment(0xE0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0"),
            segment(0xE1, &[b"Exif\0\0", &tiff[..]].concat()),
            segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<creator>Jane Doe</creator>"),
            segment(0xE2, b"ICC_PROFILE\0\x01\x01profile"),
            segment(0xE2, b"MPF\0second picture"),
            segment(0xED, b"Photoshop 3.0\08BIM Jane Doe"),
            segment(0xEE, b"Adobe\0\x64\0\0\0\0\0"),
            segment(0xFE, b"taken by Jane Doe"),
            segment(0xDB, &[7; 65]),
            scan.clone(),
            segment(0xC4, b"table of a further scan"),
            scan,
            b"\xFF\xD9film behind the picture, GPS".to_vec(),
        ]
        .concat();
        let clean = strip(&photo).unwrap();
        for gone in [&b"GPS"[..], b"Jane", b"MPF", b"film"] {
            assert!(memchr::memmem::find(&clean, gone).is_none(), "{gone:?}");
        }
        for stays in [&b"JFIF\0"[..], b"ICC_PROFILE\0", b"Adobe", b"\x12\xFF\0\x34\xFF\xD0\x56", b"table of a further scan", b"\x01\x12\0\x03\0\0\0\x01\0\x06"]
        {
            assert!(memchr::memmem::find(&clean, stays).is_some(), "{stays:?}");
        }
        assert!(clean.ends_with(b"\xFF\xD9") && strip(&clean).as_deref() == Some(&clean[..]));
        for end in 0..photo.len() - 40 {
            assert!(strip(&photo[..end]).is_none_or(|clean| clean.len() <= end + 36), "{end}");
        }
    }

    #[test]
    fn pictures_of_other_formats_lose_theirs() {
        let chunk = |kind: &[u8; 4], content: &[u8]| [&u32::try_from(content.len()).unwrap().to_be_bytes()[..], kind, content, b"crc!"].concat();
        let png = |more: Vec<u8>| [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &[0; 13]), more, chunk(b"IDAT", b"pixels"), chunk(b"IEND", b"")].concat();
        let said = [chunk(b"tEXt", b"Author\0Jane Doe"), chunk(b"iTXt", b"XML:com.adobe.xmp\0Jane"), chunk(b"eXIf", b"GPS"), chunk(b"prVt", b"Jane")].concat();
        assert_eq!(strip(&[png(said), b"behind".to_vec()].concat()), Some(png(Vec::new())));

        let chunk = |kind: &[u8; 4], content: &[u8]| {
            let even = if content.len() % 2 == 1 { &b"\0"[..] } else { b"" };
            [kind, &u32::try_from(content.len()).unwrap().to_le_bytes()[..], content, even].concat()
        };
        let riff = |kind: &[u8; 4], chunks: &[u8]| [b"RIFF", &u32::try_from(chunks.len() + 4).unwrap().to_le_bytes()[..], kind, chunks].concat();
        let webp =
            |flags: u8, more: &[u8]| riff(b"WEBP", &[&chunk(b"VP8X", &[flags, 0, 0, 0, 9, 0, 0, 9, 0, 0])[..], &chunk(b"VP8 ", b"pixel"), more].concat());
        assert_eq!(strip(&webp(0x2C, &[chunk(b"EXIF", b"GPS"), chunk(b"XMP ", b"Jane!")].concat())), Some(webp(0x20, b"")));
        let wave = |more: &[u8]| riff(b"WAVE", &[more, &chunk(b"fmt ", &[0; 16])[..], &chunk(b"data", b"sound")].concat());
        assert_eq!(strip(&wave(&chunk(b"LIST", b"INFOIART Jane"))), Some(wave(b"")));

        let gif = |more: &[u8]| [b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xFF\xFF\xFF", more, b"\x2C\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0\x3B"].concat();
        let said = [&b"\x21\xFE\x08Jane Doe\0"[..], b"\x21\xFF\x0BXMP DataXMP\x04Jane\0"].concat();
        let repeats = b"\x21\xFF\x0BNETSCAPE2.0\x03\x01\0\0\0";
        assert_eq!(strip(&gif(&[&said[..], repeats].concat())), Some(gif(repeats)));

        let mp3 = [b"ID3\x04\0\0\0\0\0\x08".to_vec(), b"Jane Doe".to_vec(), b"\xFF\xFBsound".to_vec(), b"TAG".to_vec(), vec![b'J'; 125]].concat();
        assert_eq!(strip(&mp3).as_deref(), Some(&b"\xFF\xFBsound"[..]));
    }

    #[test]
    fn what_is_broken_or_unknown_is_not_touched() {
        for bytes in [
            &b""[..],
            b"\xFF\xD8\xFF",
            b"\xFF\xD8\xFF\xE1\0\0",
            b"\x89PNG\r\n\x1a\n\xFF\xFF\xFF\xFFIHDR",
            b"GIF89a",
            b"RIFF\0\0\0\0WEBP",
            b"ID3\x04\0\0\x7F\x7F\x7F\x7F",
            b"%PDF-1.7",
            b"II*\0",
        ] {
            assert_eq!(strip(bytes), None, "{bytes:?}");
        }
    }
}
