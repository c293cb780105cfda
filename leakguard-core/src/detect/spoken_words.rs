//! Words that say in running text what stands beside them: a password, a card's security code, its expiry date, the day that
//! somebody was born on. In the languages of the shops' mails and notes, with the cases that stand before or behind a value.

use crate::entity::Entity::{self, CardExpiry, Cvv, DateOfBirth, Password};

/// Words and phrases of each kind.
#[rustfmt::skip]
pub(super) static SPOKEN: &[(Entity, &[&str])] = &[
    (Password, &[
        "password", "passwd", "pwd", "pw", "passphrase", "pass phrase", "passcode", "pass code", "pass", "pin", "pin code", "passwort", "passworts", "kennwort", "zugangskennwort", "zugangspasswort",
        "losungswort", "zugangscode", "mot de passe", "mdp", "code d accès", "code secret", "phrase secrète", "contraseña", "clave", "clave de acceso", "código de acceso", "senha", "palavra passe", "palavra chave",
        "parola d ordine", "chiave di accesso", "codice di accesso", "wachtwoord", "toegangscode", "hasło", "hasła", "hasłem", "hasle", "heslo", "hesla", "heslem", "heslom", "přístupové heslo",
        "jelszó", "jelszava", "jelszavam", "jelszót", "jelszóként", "jelszónak", "parolă", "parola", "parolei", "парола", "паролата", "пароль", "пароля", "паролем", "паролю", "κωδικός πρόσβασης", "κωδικό πρόσβασης",
        "κωδικού πρόσβασης", "συνθηματικό", "lozinka", "lozinku", "lozinke", "lozinkom", "zaporka", "zaporku", "geslo", "gesla", "dostopno geslo", "adgangskode", "adgangskoden", "kodeord", "kodeordet", "lösenord", "lösenordet", "lösen",
        "passord", "passordet", "salasana", "salasanan", "salasanani", "salasanaksi", "tunnussana", "tunnussanan", "tunnussanaksi", "parool", "parooli", "parooliks", "salasõna", "salasõnaks", "parole", "paroli", "paroles",
        "slaptažodis", "slaptažodį", "slaptažodžio", "slaptažodžiu", "slaptažodi", "şifre", "şifrem", "şifreniz", "şifresi", "parolam", "mật khẩu", "kata sandi", "kata laluan", "sandi",
        "密码", "密碼", "登录密码", "登入密碼", "口令", "パスワード", "暗証番号", "비밀번호", "암호", "รหัสผ่าน", "पासवर्ड", "סיסמה", "סיסמא", "סיסמתי", "كلمة المرور", "كلمة السر", "password anda"]),
    (Cvv, &[
        "cvv", "cvv2", "cvc", "cvc2", "csc", "cvn", "3 digits", "three digits", "last three digits", "3 ziffern", "drei ziffern", "3 chiffres", "trois chiffres", "tres dígitos", "3 dígitos", "tre cifre", "3 cifre", "drie cijfers",
        "3 cijfers", "trzy cyfry", "3 cyfry", "cvd", "cid", "security code", "card security code", "card verification code", "verification code of the card", "card verification value", "card code", "prüfnummer", "prüfziffer",
        "kartenprüfnummer", "kartenprüfziffer", "sicherheitscode", "kartensicherheitscode", "code de sécurité", "cryptogramme", "cryptogramme visuel", "código de seguridad", "código de verificación", "código de segurança",
        "código de verificação", "codice di sicurezza", "codice di verifica", "beveiligingscode", "veiligheidscode", "kaartverificatiecode", "kod zabezpieczający", "kod bezpieczeństwa", "bezpečnostní kód", "ověřovací kód karty",
        "bezpečnostný kód", "biztonsági kód", "biztonsági kódja", "cod de securitate", "cod de verificare", "код за сигурност", "код безопасности", "код безпеки", "проверочный код карты", "κωδικός ασφαλείας", "κωδικό ασφαλείας",
        "sigurnosni kod", "sigurnosni kôd", "kontrolni broj", "varnostna koda", "varnostno kodo", "kontrolcifre", "kontrolcifret", "sikkerhedskode", "sikkerhedskoden", "säkerhetskod", "säkerhetskoden", "sikkerhetskode",
        "sikkerhetskoden", "turvakoodi", "turvaluku", "turvaluvun", "turvakood", "turvakoodiks", "drošības kods", "drošības kodu", "saugos kodas", "saugos kodą", "saugos kodo", "güvenlik kodu", "güvenlik kodum", "kod cvv", "kode keamanan", "mã bảo mật",
        "安全码", "安全碼", "校验码", "驗證碼", "セキュリティコード", "보안코드", "보안 코드", "सुरक्षा कोड", "सीवीवी", "קוד אבטחה", "קוד האבטחה", "رمز الأمان", "رمز التحقق", "รหัสความปลอดภัย"]),
    (CardExpiry, &[
        "exp", "exp date", "expiry", "expiry date", "expires", "expires end", "expiration", "expiration date", "valid until", "valid thru", "valid to", "gültig bis", "gültig", "ablauf", "ablaufdatum", "verfallsdatum", "verfalldatum", "läuft ab",
        "date d expiration", "expire fin", "expire le", "valable jusqu au", "date de validité", "fecha de caducidad", "fecha de vencimiento", "caducidad", "caduca", "vence", "válida hasta", "validade", "data de validade", "válido até", "scadenza",
        "data di scadenza", "scade", "vervaldatum", "geldig tot", "data ważności", "ważna do", "termin ważności", "platnost do", "datum platnosti", "platná do", "konec platnosti", "koniec platnosti", "dátum platnosti", "lejárat", "lejárati dátum", "érvényes",
        "data expirării", "expiră", "valabil până", "valabilă până", "валидна до", "срок на валидност", "срок действия", "действует до", "действительна до", "термін дії", "дійсна до", "ημερομηνία λήξης", "λήξη", "λήγει", "vrijedi do", "datum isteka",
        "istječe", "velja do", "datum poteka", "datum veljavnosti", "poteče", "udløbsdato", "udløber", "gyldig til", "utgångsdatum", "giltigt till", "går ut", "utløpsdato", "utløper", "voimassa", "viimeinen voimassaolopäivä", "vanhenee", "kehtib kuni", "kehtivusaeg", "derīga līdz",
        "derīguma termiņš", "galioja iki", "galiojimo data", "galiojimo pabaiga", "son kullanma tarihi", "son kullanma", "geçerlilik tarihi", "hết hạn", "berlaku hingga", "有效期", "有效期至", "到期日", "有効期限", "유효기간", "만료일", "समाप्ति तिथि",
        "वैधता", "तक मान्य", "תוקף", "בתוקף עד", "تاريخ الانتهاء", "صالحة حتى", "วันหมดอายุ"]),
    (DateOfBirth, &[
        "born", "born on", "date of birth", "birth date", "birthdate", "birthday", "dob", "d o b", "geboren", "geboren am", "geb", "geb am", "geburtsdatum", "geburtstag", "né", "née", "né le", "née le", "date de naissance", "anniversaire",
        "nato", "nata", "nato il", "nata il", "data di nascita", "nacido", "nacida", "nacido el", "nacida el", "nací", "nací el", "fecha de nacimiento", "cumpleaños", "nascido", "nascida", "nascido em", "nascida em", "nasci", "data de nascimento", "geboren op", "geboortedatum",
        "verjaardag", "urodzony", "urodzona", "urodziłem", "urodziłam", "ur", "data urodzenia", "urodzenia", "narozen", "narozena", "nar", "datum narození", "narodený", "narodená", "dátum narodenia", "született", "születtem", "születési dátum", "születési idő", "născut", "născută", "data nașterii",
        "роден", "родена", "дата на раждане", "рождена дата", "родился", "родилась", "дата рождения", "народився", "народилася", "дата народження", "γεννήθηκε", "γεννήθηκα", "γεννημένος", "γεννημένη", "ημερομηνία γέννησης", "rođen", "rođena", "datum rođenja", "rojen", "rojena",
        "datum rojstva", "rojstni datum", "født", "født den", "fødselsdato", "fødselsdag", "född", "född den", "födelsedatum", "födelsedag", "syntynyt", "syntymäaika", "syntymäpäivä", "sündinud", "sünniaeg", "sünnikuupäev", "dzimis", "dzimusi", "dzimšanas datums", "gimęs", "gimusi",
        "gimimo data", "doğum tarihi", "doğum tarihim", "doğumlu", "生年月日", "出生日期", "出生", "생년월일", "जन्म तिथि", "जन्मतिथि", "ngày sinh", "tanggal lahir", "วันเกิด", "תאריך לידה", "تاريخ الميلاد"]),
];
