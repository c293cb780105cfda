//! Names that nobody has: each is put together of a beginning and an ending of its language group. They are made so that
//! LeakGuard knows them again, which is why what was synthesised stays as it is.
//!
//! Made up for this table, and compared with every name, town and street of the locales of Faker 40.54 (PyPI `faker`,
//! read 2026-11-21): none is the same. A person who bears one all the same would not be replaced.

/// The letters that a word is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    /// Latin letters without signs, and scripts that have no table.
    Plain,
    /// ä ö ü ß å ø æ
    Germanic,
    /// á ç é ñ õ …
    Romance,
    /// ą č ł ř ž …
    Slavic,
    /// ı ğ ş
    Turkish,
    Cyrillic,
    Greek,
    Arabic,
    Hebrew,
    Han,
    Kana,
    Hangul,
}

struct Parts {
    group: Group,
    beginnings: &'static [&'static str],
    endings: &'static [&'static str],
    /// What stands before and behind a street's name.
    street: (&'static str, &'static str),
}

#[rustfmt::skip]
const PARTS: &[Parts] = &[
    Parts {
        group: Group::Plain,
        beginnings: &["Alver", "Brant", "Cald", "Darv", "Elth", "Farr", "Galv", "Harl", "Ilv", "Jarr", "Kelv", "Lorv", "Mard", "Norv", "Ostr", "Perr", "Quil", "Rald", "Selv", "Tarv", "Ulr", "Varn", "Wend", "Yorv", "Zald", "Brev", "Cresk", "Drenn", "Falk", "Gresh", "Holv", "Skeld"],
        endings: &["abrook", "acombe", "adale", "afield", "agrove", "ahurst", "aleigh", "amoor", "anshaw", "arden", "asworth", "athwaite", "ebury", "ecroft", "eford", "eham", "elake", "elow", "emont", "enby", "eridge", "eshaw", "estow", "ewell", "ewood", "iford", "imont", "ingham", "iscombe", "istead", "olow", "orby"],
        street: ("", " Street"),
    },
    Parts {
        group: Group::Germanic,
        beginnings: &["Brähn", "Bölk", "Drög", "Ähln", "Fähl", "Grön", "Hölz", "Jöhr", "Kräng", "Lünd", "Mört", "Nöll", "Öhrk", "Pröll", "Rüst", "Schwäb", "Tröst", "Ühl", "Vöhr", "Wüll", "Zöll", "Brünn", "Dähl", "Förk", "Görk", "Hülk", "Krüs", "Löhm", "Mürk", "Rölk", "Stähr", "Plön"],
        endings: &["abach", "aberg", "adorf", "afeld", "ahagen", "ahorst", "aloh", "amark", "anau", "arode", "astedt", "awald", "ebeck", "ebrink", "egard", "ehaus", "ekamp", "eland", "elohe", "emoor", "enbrook", "enhoff", "enrath", "enstein", "ersen", "esund", "etal", "evik", "ewang", "inghaus", "ingsen", "olund"],
        street: ("", "weg"),
    },
    Parts {
        group: Group::Romance,
        beginnings: &["Bérr", "Cáld", "Dórv", "Éstr", "Férr", "Gávr", "Hérl", "Írv", "Jóvr", "Láng", "Mórv", "Náld", "Ólv", "Pérl", "Quív", "Róld", "Sérv", "Tórv", "Úrl", "Vérr", "Zárl", "Bóln", "Cérv", "Dréz", "Fáln", "Gréz", "Lérm", "Míld", "Préz", "Sálv", "Tréz", "Válr"],
        endings: &["abeda", "abrera", "acour", "adella", "agnac", "aigne", "alonde", "amares", "andela", "anelle", "arenza", "arico", "arosa", "atella", "auriol", "averne", "egosa", "elanza", "elmira", "emontes", "endara", "eroux", "essac", "etilla", "evoli", "ianella", "ierra", "ignol", "imbra", "olanda", "orelli", "ozzaro"],
        street: ("Av. ", ""),
    },
    Parts {
        group: Group::Slavic,
        beginnings: &["Błaż", "Ćwikł", "Dębn", "Gżeg", "Jęśk", "Kłąd", "Łuszk", "Mścib", "Nięd", "Ośm", "Pękl", "Rżyć", "Skrzęt", "Świrk", "Trzęs", "Żmud"],
        endings: &["adycz", "akusz", "anica", "arowin", "awełek", "ebor", "edrusz", "egorz", "elacz", "erzyna", "iborek", "idwar", "ogniew", "omierz", "orczak", "owłasz"],
        street: ("ul. ", ""),
    },
    Parts {
        group: Group::Turkish,
        beginnings: &["Bağr", "Kışl", "Dığl", "Eşkl", "Gığr", "Işvr", "Kıvr", "Mışt", "Ağzl", "Şarv", "Tığr", "Yığl"],
        endings: &["abay", "adur", "ağan", "akıl", "almaz", "anoğ", "arlı", "aşer", "eber", "edik", "elik", "emir", "eray", "etgil", "ıncar", "ukay"],
        street: ("", " Sk."),
    },
    Parts {
        group: Group::Cyrillic,
        beginnings: &["Брянц", "Верхл", "Гурз", "Дорж", "Желт", "Зарв", "Иверс", "Колм", "Ларц", "Мурз", "Норв", "Остр", "Полв", "Рузд", "Сторж", "Тверл"],
        endings: &["авцов", "адеев", "аленко", "амиров", "арчук", "асинич", "атовский", "еведь", "елищев", "ембай", "ердин", "ижанов", "имец", "овлев", "опаренко", "уганов"],
        street: ("ул. ", ""),
    },
    Parts {
        group: Group::Greek,
        beginnings: &["Αλβερ", "Βορκ", "Γαλδ", "Δαρβ", "Ελκ", "Ζαρμ", "Θολβ", "Καλδ", "Λορβ", "Μαρκλ", "Νολβ", "Ορκ", "Παλδ", "Ρολβ", "Σαρκ", "Τολβ"],
        endings: &["αδίδης", "ακέλης", "αλίνος", "ανέας", "αρίδας", "ατζέλης", "ελάκος", "ελίδης", "εμάς", "ερώνης", "ιδάκος", "ινέλης", "ολάρης", "ομένης", "ουδέας", "υράκος"],
        street: ("Οδός ", ""),
    },
    Parts {
        group: Group::Arabic,
        beginnings: &["برصن", "تلغد", "جمصل", "حزلف", "درغس", "رصعن", "زغلد", "سبقر", "شلطن", "صدغم", "طرفش", "عنصل", "غزلم", "فلصد", "قرمص", "كلصن"],
        endings: &["اوي", "اني", "وني", "يدي", "ومي", "اسي", "يان", "ولة"],
        street: ("شارع ", ""),
    },
    Parts {
        group: Group::Hebrew,
        beginnings: &["ברצל", "גלמד", "דרפס", "זלמג", "חרצד", "טלפג", "ירצב", "כלמד", "לרפצ", "מלגד", "נרצב", "סלפד", "ערמג", "פלצד", "צרבל", "קלמד"],
        endings: &["וביץ", "מני", "סקי", "וני", "ינר", "דור", "בין", "אלי"],
        street: ("רחוב ", ""),
    },
    Parts {
        group: Group::Han,
        beginnings: &["岚岫", "汐澜", "栩霁", "翎曜", "沅蘅", "珩屿", "黛岑", "昉砚", "璟汀", "蔚霄", "霁渚", "绾棠", "砚岫", "琤澜", "嫕屿", "漪曜"],
        endings: &["远", "川", "禾", "岩", "舟", "野", "朔", "宁", "石", "泉", "帆", "谷", "林", "星", "月", "山"],
        street: ("", "路"),
    },
    Parts {
        group: Group::Kana,
        beginnings: &["カルベ", "ソメル", "トビリ", "ナグレ", "ミゾル", "ヨルベ", "ハシビ", "ワカゼ", "ルイゼ", "キリヴ", "モルタ", "セツガ", "ヌマゲ", "オトリ", "エルメ", "ウズル"],
        endings: &["ダン", "ノール", "リック", "セン", "ミラ", "トーレ", "ガルド", "ベック"],
        street: ("", "通り"),
    },
    Parts {
        group: Group::Hangul,
        beginnings: &["갈뫼", "너울", "도담", "라늘", "무늘", "별해", "새록", "여울", "그루", "느루", "두메", "르솔", "미르", "으뜸", "즈믄", "츠렁"],
        endings: &["빛", "결", "솔", "누리", "마루", "담", "온", "찬"],
        street: ("", "길"),
    },
];

/// The group of a word, by its first letter that says one.
pub(super) fn group_of(word: &str) -> Group {
    for letter in word.chars() {
        return match letter {
            'ä' | 'ö' | 'ü' | 'ß' | 'å' | 'ø' | 'æ' | 'Ä' | 'Ö' | 'Ü' | 'Å' | 'Ø' | 'Æ' => Group::Germanic,
            'ı' | 'ğ' | 'ş' | 'İ' | 'Ğ' | 'Ş' => Group::Turkish,
            '\u{C0}'..='\u{FF}' => Group::Romance,
            '\u{100}'..='\u{17F}' | '\u{218}'..='\u{21B}' => Group::Slavic,
            '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => Group::Greek,
            '\u{400}'..='\u{52F}' => Group::Cyrillic,
            '\u{590}'..='\u{5FF}' => Group::Hebrew,
            '\u{600}'..='\u{77F}' => Group::Arabic,
            '\u{3040}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' => Group::Kana,
            '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' => Group::Han,
            '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' | '\u{AC00}'..='\u{D7AF}' => Group::Hangul,
            _ => continue,
        };
    }
    Group::Plain
}

fn parts_of(group: Group) -> &'static Parts {
    PARTS.iter().find(|parts| parts.group == group).unwrap_or(&PARTS[0])
}

/// Appends the name of that number (any: it is taken modulo the names there are).
pub(super) fn write(group: Group, number: u64, out: &mut Vec<u8>) {
    let parts = parts_of(group);
    let (beginnings, endings) = (parts.beginnings.len() as u64, parts.endings.len() as u64);
    out.extend_from_slice(parts.beginnings[(number % beginnings) as usize].as_bytes());
    out.extend_from_slice(parts.endings[(number / beginnings % endings) as usize].as_bytes());
}

/// Appends a street of that name.
pub(super) fn write_street(group: Group, number: u64, out: &mut Vec<u8>) {
    let (before, behind) = parts_of(group).street;
    out.extend_from_slice(before.as_bytes());
    write(group, number, out);
    out.extend_from_slice(behind.as_bytes());
}

/// Whether a word is one of these names.
pub(super) fn is_name(word: &[u8]) -> bool {
    let made_of = |parts: &Parts| {
        parts
            .beginnings
            .iter()
            .any(|beginning| word.strip_prefix(beginning.as_bytes()).is_some_and(|rest| parts.endings.iter().any(|ending| ending.as_bytes() == rest)))
    };
    word.len() >= 5 && PARTS.iter().any(made_of)
}

/// Whether the text is a street of one of these names, or one of them alone (a town).
pub(super) fn is_place(text: &[u8]) -> bool {
    is_name(text)
        || PARTS.iter().any(|parts| {
            let (before, behind) = parts.street;
            text.strip_prefix(before.as_bytes()).and_then(|rest| rest.strip_suffix(behind.as_bytes())).is_some_and(is_name)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    /// Every name there is.
    fn all() -> impl Iterator<Item = (Group, String)> {
        PARTS.iter().flat_map(|parts| {
            parts.beginnings.iter().flat_map(move |beginning| parts.endings.iter().map(move |ending| (parts.group, format!("{beginning}{ending}"))))
        })
    }

    #[test]
    fn each_name_is_there_once_is_known_and_of_its_group() {
        let mut seen = HashSet::new();
        for (group, name) in all() {
            assert!(is_name(name.as_bytes()) && is_place(name.as_bytes()), "{name}");
            assert_eq!(group_of(&name), group, "{name}");
            assert!(seen.insert(name.clone()), "{name} twice");
        }
        assert!(seen.len() > 4500, "{}", seen.len());
        let mut written = HashSet::new();
        for number in 0..1024 {
            let mut out = Vec::new();
            write(Group::Plain, number, &mut out);
            assert!(written.insert(out));
        }
    }

    #[test]
    fn names_of_people_and_streets_are_none() {
        for name in
            ["Jane", "Weber", "Kowalska", "Ångström", "García", "Иванов", "Παπαδόπουλος", "王小明", "김", "Calde", "eford", "caldeford", "Caldefordx", ""]
        {
            assert!(!is_name(name.as_bytes()), "{name}");
        }
        for place in ["Main Street", "Hauptweg", "ul. Polna", "Av. Central", " Street", "weg"] {
            assert!(!is_place(place.as_bytes()), "{place}");
        }
    }

    #[test]
    fn streets_are_known() {
        for parts in PARTS {
            let mut out = Vec::new();
            write_street(parts.group, 77, &mut out);
            assert!(is_place(&out) && !is_name(&out), "{}", String::from_utf8_lossy(&out));
        }
    }
}
