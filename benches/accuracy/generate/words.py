"""What people call things, language by language, and the sentences in which they write them. Written for this bench."""

from __future__ import annotations

from dataclasses import dataclass

CONCEPTS = (
    "card",
    "cvv",
    "expiry",
    "iban",
    "bic",
    "email",
    "phone",
    "password",
    "dob",
    "vat",
    "order",
    "invoice",
    "customer",
    "tracking",
    "ip",
)


@dataclass(frozen=True)
class Language:
    words: dict[str, tuple[str, ...]]
    say: tuple[str, ...]  # sentences with {w} the word and {v} the value
    hello: tuple[str, ...]
    filler: tuple[str, ...]  # sentences that say nothing; may hold {order} or {price}


def _language(words: str, say: str, hello: str, filler: str) -> Language:
    rows = [tuple(part.strip() for part in row.split("/")) for row in words.split(";")]
    assert len(rows) == len(CONCEPTS), words
    return Language(dict(zip(CONCEPTS, rows, strict=True)), _lines(say), _lines(hello), _lines(filler))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("|"))


LANGUAGES: dict[str, Language] = {
    "en": _language(
        "credit card/card number/card/Visa; CVV/CVC/security code/card verification code; expiry date/valid until/exp./expires; IBAN/bank account/account; BIC/SWIFT code; e-mail/email/mail address; phone/tel./mobile/telephone number/call me at; password/PIN/passphrase; date of birth/born/birthday; VAT number/VAT ID/VAT no.; order/order number/order no.; invoice/invoice no.; customer no./customer number; tracking number/tracking; IP address/IP",
        "My {w} is {v}, could you please check?|Please note {v} as my {w}.|You asked for the {w}, so here it is again: {v}.|The {w} on file ({v}) is outdated.|{w}: {v}|Hi, I'd like to change the {w} to {v} before you ship.|We have {v} as {w} in our books.",
        "Hello,|Hi team,|Dear Sir or Madam,",
        "I ordered two chairs last week and one leg was broken.|Thank you for your quick help!|The order {order} came on Monday, the invoice says {price}.|Could you tell me when it will be shipped?",
    ),
    "de": _language(
        "Kreditkarte/Kartennummer/Karte; CVV/Prüfnummer/Kartenprüfnummer/Sicherheitscode; gültig bis/Ablaufdatum/Verfallsdatum; IBAN/Kontonummer/Bankverbindung/Konto; BIC/SWIFT-Code; E-Mail/E-Mail-Adresse/Mail; Telefon/Tel./Handynummer/Rufnummer/Mobil; Passwort/Kennwort/Zugangskennwort; Geburtsdatum/geboren am/geb.; USt-IdNr./Umsatzsteuer-ID/USt-ID; Bestellung/Bestellnummer/Auftrag; Rechnung/Rechnungsnummer; Kundennummer/Kd.-Nr.; Sendungsnummer/Paketnummer; IP-Adresse/IP",
        "Meine {w} lautet {v}, bitte prüfen Sie das.|Bitte tragen Sie {v} als {w} ein.|Hier noch einmal die {w}, wie gewünscht: {v}.|Die hinterlegte {w} ({v}) ist veraltet.|{w}: {v}|Ich möchte die {w} auf {v} ändern, bevor Sie versenden.|Unter {w} steht bei uns {v}.",
        "Hallo,|Guten Tag,|Sehr geehrte Damen und Herren,",
        "Ich habe letzte Woche zwei Stühle bestellt, ein Bein war gebrochen.|Vielen Dank für Ihre Hilfe!|Die Bestellung {order} kam am Montag, auf der Rechnung steht {price}.|Wann wird die Ware verschickt?",
    ),
    "fr": _language(
        "carte bancaire/numéro de carte/carte bleue/CB; cryptogramme/code de sécurité/CVC; date d'expiration/expire fin/valable jusqu'au; IBAN/compte bancaire/RIB; BIC/code SWIFT; e-mail/courriel/adresse mail; téléphone/tél./portable/numéro de téléphone; mot de passe/code d'accès; date de naissance/né le/née le; numéro de TVA/TVA intracommunautaire/n° TVA; commande/n° de commande; facture/facture n°; n° client/numéro client; numéro de suivi/suivi; adresse IP/IP",
        "Ma {w} est {v}, merci de vérifier.|Veuillez noter {v} comme {w}.|Voici à nouveau ma {w}, comme demandé : {v}.|La {w} enregistrée ({v}) n'est plus valable.|{w} : {v}|Je voudrais remplacer la {w} par {v} avant l'envoi.",
        "Bonjour,|Madame, Monsieur,",
        "J'ai commandé deux chaises et un pied était cassé.|Merci pour votre aide !|La commande {order} est arrivée lundi, la facture indique {price}.|Quand sera-t-elle expédiée ?",
    ),
    "it": _language(
        "carta di credito/numero di carta/carta; CVV/codice di sicurezza/CVC; scadenza/data di scadenza/valida fino al; IBAN/conto corrente/conto; BIC/codice SWIFT; e-mail/indirizzo e-mail/posta elettronica; telefono/tel./cellulare/numero di telefono; password/parola d'ordine; data di nascita/nato il/nata il; partita IVA/P. IVA/P.IVA; ordine/numero d'ordine; fattura/fattura n.; codice cliente/numero cliente; numero di tracciamento/spedizione; indirizzo IP/IP",
        "La mia {w} è {v}, potete controllare?|Vi prego di usare {v} come {w}.|Ecco di nuovo la {w} richiesta: {v}.|La {w} salvata ({v}) non è più valida.|{w}: {v}|Vorrei cambiare la {w} in {v} prima della spedizione.",
        "Buongiorno,|Salve,|Gentili signori,",
        "Ho ordinato due sedie e una gamba era rotta.|Grazie per l'aiuto!|L'ordine {order} è arrivato lunedì, la fattura dice {price}.|Quando verrà spedito?",
    ),
    "es": _language(
        "tarjeta de crédito/número de tarjeta/tarjeta; CVV/código de seguridad/CVC; caducidad/fecha de caducidad/válida hasta; IBAN/cuenta bancaria/número de cuenta; BIC/código SWIFT; correo electrónico/e-mail/correo; teléfono/tel./móvil/número de teléfono; contraseña/clave; fecha de nacimiento/nacido el; NIF-IVA/número de IVA/IVA; pedido/número de pedido; factura/factura n.º; n.º de cliente/cliente; número de seguimiento/seguimiento; dirección IP/IP",
        "Mi {w} es {v}, ¿pueden comprobarlo?|Anoten {v} como {w}, por favor.|Aquí tiene otra vez la {w}: {v}.|La {w} guardada ({v}) ya no vale.|{w}: {v}|Quisiera cambiar la {w} a {v} antes del envío.",
        "Hola:|Buenos días:|Estimados señores:",
        "Pedí dos sillas y una pata estaba rota.|¡Gracias por su ayuda!|El pedido {order} llegó el lunes, la factura dice {price}.|¿Cuándo se enviará?",
    ),
    "pt": _language(
        "cartão de crédito/número do cartão/cartão; CVV/código de segurança/CVC; validade/data de validade/válido até; IBAN/conta bancária/conta; BIC/código SWIFT; e-mail/correio eletrónico/endereço de e-mail; telefone/tel./telemóvel/celular; senha/palavra-passe; data de nascimento/nascido em; NIF/número de IVA/IVA; encomenda/pedido/número do pedido; fatura/fatura n.º; n.º de cliente/cliente; código de rastreio/rastreamento; endereço IP/IP",
        "O meu {w} é {v}, podem verificar?|Por favor usem {v} como {w}.|Segue novamente o {w}: {v}.|O {w} registado ({v}) já não é válido.|{w}: {v}|Quero mudar o {w} para {v} antes do envio.",
        "Olá,|Bom dia,|Prezados senhores,",
        "Encomendei duas cadeiras e uma perna estava partida.|Obrigado pela ajuda!|O pedido {order} chegou na segunda, a fatura diz {price}.|Quando será enviado?",
    ),
    "nl": _language(
        "creditcard/kaartnummer/kaart; CVC/beveiligingscode/CVV; vervaldatum/geldig tot; IBAN/rekeningnummer/rekening; BIC/SWIFT-code; e-mail/e-mailadres/mailadres; telefoon/tel./mobiel/telefoonnummer; wachtwoord/toegangscode; geboortedatum/geboren op; btw-nummer/btw-id/btw-nr.; bestelling/bestelnummer/ordernummer; factuur/factuurnummer; klantnummer/klantnr.; track-and-trace/zendingnummer; IP-adres/IP",
        "Mijn {w} is {v}, kunt u dat nakijken?|Noteer {v} als {w} a.u.b.|Hier nog eens de {w}: {v}.|De bekende {w} ({v}) klopt niet meer.|{w}: {v}|Ik wil de {w} wijzigen in {v} voor u verzendt.",
        "Hallo,|Beste,|Geachte heer, mevrouw,",
        "Ik bestelde twee stoelen en één poot was stuk.|Bedankt voor uw hulp!|De bestelling {order} kwam maandag, op de factuur staat {price}.|Wanneer wordt het verzonden?",
    ),
    "pl": _language(
        "karta kredytowa/numer karty/karta; kod CVV/CVC/kod zabezpieczający; data ważności/ważna do; IBAN/numer konta/rachunek bankowy/konto; BIC/kod SWIFT; e-mail/adres e-mail/mail; telefon/tel./komórka/numer telefonu; hasło/hasło dostępu; data urodzenia/urodzony; numer VAT/VAT UE/NIP UE; zamówienie/numer zamówienia; faktura/faktura nr; numer klienta/klient nr; numer przesyłki/list przewozowy; adres IP/IP",
        "Moja {w} to {v}, proszę sprawdzić.|Proszę wpisać {v} jako {w}.|Jeszcze raz {w}: {v}.|Zapisana {w} ({v}) jest nieaktualna.|{w}: {v}|Chcę zmienić: {w} na {v} przed wysyłką.",
        "Dzień dobry,|Witam,|Szanowni Państwo,",
        "Zamówiłem dwa krzesła, jedna noga była złamana.|Dziękuję za pomoc!|Zamówienie {order} przyszło w poniedziałek, na fakturze jest {price}.|Kiedy będzie wysłane?",
    ),
    "cs": _language(
        "kreditní karta/číslo karty/karta; CVV/bezpečnostní kód/CVC; platnost do/konec platnosti; IBAN/číslo účtu/účet; BIC/SWIFT kód; e-mail/e-mailová adresa/mail; telefon/tel./mobil/telefonní číslo; heslo/přístupové heslo; datum narození/narozen; DIČ/daňové identifikační číslo; objednávka/číslo objednávky; faktura/faktura č.; číslo zákazníka/zákazník č.; číslo zásilky/sledování; IP adresa/IP",
        "Moje {w} je {v}, prosím o kontrolu.|Prosím zapište {v} jako {w}.|Ještě jednou {w}: {v}.|Uložená {w} ({v}) už neplatí.|{w}: {v}|Chci změnit {w} na {v}.",
        "Dobrý den,|Ahoj,",
        "Objednal jsem dvě židle a jedna noha byla zlomená.|Děkuji za pomoc!|Objednávka {order} přišla v pondělí, na faktuře je {price}.",
    ),
    "sk": _language(
        "kreditná karta/číslo karty/karta; CVV/bezpečnostný kód; platnosť do/platná do; IBAN/číslo účtu/účet; BIC/SWIFT kód; e-mail/e-mailová adresa/mail; telefón/tel./mobil/telefónne číslo; heslo/prístupové heslo; dátum narodenia/narodený; IČ DPH/DIČ; objednávka/číslo objednávky; faktúra/faktúra č.; číslo zákazníka; číslo zásielky; IP adresa/IP",
        "Moje {w} je {v}, prosím o kontrolu.|Prosím zapíšte {v} ako {w}.|Ešte raz {w}: {v}.|Uložená {w} ({v}) už neplatí.|{w}: {v}",
        "Dobrý deň,|Ahoj,",
        "Objednal som dve stoličky, jedna noha bola zlomená.|Ďakujem za pomoc!|Objednávka {order} prišla v pondelok, na faktúre je {price}.",
    ),
    "hu": _language(
        "bankkártya/kártyaszám/hitelkártya; CVV/biztonsági kód/CVC; lejárat/érvényesség; IBAN/számlaszám/bankszámla; BIC/SWIFT kód; e-mail/e-mail cím/levelezési cím; telefon/tel./mobil/telefonszám; jelszó/belépési jelszó; születési dátum/született; adószám/közösségi adószám; rendelés/rendelésszám; számla/számlaszám szerinti számla; ügyfélszám/vevőszám; csomagszám/nyomkövetés; IP-cím/IP",
        "Az én {w}: {v}, kérem ellenőrizzék.|Kérem, {v} legyen a {w}.|Még egyszer a {w}: {v}.|A mentett {w} ({v}) már nem jó.|{w}: {v}",
        "Jó napot!|Tisztelt Ügyfélszolgálat!",
        "Két széket rendeltem, az egyik lába eltört.|Köszönöm a segítséget!|A {order} rendelés hétfőn jött meg, a számlán {price} áll.",
    ),
    "ro": _language(
        "card de credit/numărul cardului/card; CVV/cod de securitate; data expirării/expiră la; IBAN/cont bancar/cont; BIC/cod SWIFT; e-mail/adresa de e-mail/mail; telefon/tel./mobil/număr de telefon; parola/parolă; data nașterii/născut la; cod TVA/CIF/număr TVA; comanda/număr comandă; factura/factura nr.; cod client/număr client; AWB/număr de urmărire; adresa IP/IP",
        "Numărul meu ({w}) este {v}, vă rog verificați.|Vă rog să folosiți {v} ca {w}.|Încă o dată {w}: {v}.|Vechiul {w} ({v}) nu mai e valabil.|{w}: {v}",
        "Bună ziua,|Salut,",
        "Am comandat două scaune și un picior era rupt.|Mulțumesc pentru ajutor!|Comanda {order} a venit luni, pe factură scrie {price}.",
    ),
    "bg": _language(
        "кредитна карта/номер на карта/карта; CVV/код за сигурност; валидна до/срок на валидност; IBAN/банкова сметка/сметка; BIC/SWIFT код; имейл/e-mail/електронна поща; телефон/тел./мобилен/телефонен номер; парола/парола за достъп; дата на раждане/роден на; ДДС номер/ДДС №; поръчка/номер на поръчка; фактура/фактура №; клиентски номер; товарителница/проследяване; IP адрес/IP",
        "Моят {w} е {v}, моля проверете.|Моля запишете {v} като {w}.|Ето пак {w}: {v}.|Старият {w} ({v}) вече не важи.|{w}: {v}",
        "Здравейте,|Добър ден,",
        "Поръчах два стола и единият крак беше счупен.|Благодаря за помощта!|Поръчка {order} дойде в понеделник, във фактурата пише {price}.",
    ),
    "el": _language(
        "πιστωτική κάρτα/αριθμός κάρτας/κάρτα; CVV/κωδικός ασφαλείας; ημερομηνία λήξης/λήξη; IBAN/τραπεζικός λογαριασμός/λογαριασμός; BIC/κωδικός SWIFT; email/ηλεκτρονικό ταχυδρομείο/e-mail; τηλέφωνο/τηλ./κινητό; κωδικός πρόσβασης/συνθηματικό; ημερομηνία γέννησης/γεννήθηκε; ΑΦΜ/αριθμός ΦΠΑ; παραγγελία/αριθμός παραγγελίας; τιμολόγιο/τιμολόγιο αρ.; κωδικός πελάτη; αριθμός αποστολής; διεύθυνση IP/IP",
        "Το {w} μου είναι {v}, παρακαλώ ελέγξτε.|Παρακαλώ σημειώστε {v} ως {w}.|Πάλι το {w}: {v}.|Το παλιό {w} ({v}) δεν ισχύει.|{w}: {v}",
        "Γεια σας,|Καλημέρα,",
        "Παρήγγειλα δύο καρέκλες και το ένα πόδι ήταν σπασμένο.|Ευχαριστώ για τη βοήθεια!|Η παραγγελία {order} ήρθε τη Δευτέρα, το τιμολόγιο γράφει {price}.",
    ),
    "hr": _language(
        "kreditna kartica/broj kartice/kartica; CVV/sigurnosni kod; vrijedi do/datum isteka; IBAN/broj računa/račun; BIC/SWIFT kod; e-mail/e-pošta/mail adresa; telefon/tel./mobitel/broj telefona; lozinka/zaporka; datum rođenja/rođen; PDV broj/PDV ID; narudžba/broj narudžbe; račun br./faktura; broj kupca; broj pošiljke; IP adresa/IP",
        "Moja {w} je {v}, molim provjerite.|Molim upišite {v} kao {w}.|Evo opet {w}: {v}.|Stara {w} ({v}) više ne vrijedi.|{w}: {v}",
        "Poštovani,|Dobar dan,",
        "Naručio sam dvije stolice i jedna noga je slomljena.|Hvala na pomoći!|Narudžba {order} je stigla u ponedjeljak, na računu piše {price}.",
    ),
    "sl": _language(
        "kreditna kartica/številka kartice/kartica; CVV/varnostna koda; velja do/datum veljavnosti; IBAN/številka računa/bančni račun; BIC/koda SWIFT; e-pošta/e-naslov/e-mail; telefon/tel./mobilni/telefonska številka; geslo/dostopno geslo; datum rojstva/rojen; ID za DDV/DDV; naročilo/številka naročila; račun št./faktura; številka stranke; številka pošiljke; naslov IP/IP",
        "Moja {w} je {v}, prosim preverite.|Prosim vpišite {v} kot {w}.|Še enkrat {w}: {v}.|Stara {w} ({v}) ne velja več.|{w}: {v}",
        "Pozdravljeni,|Dober dan,",
        "Naročil sem dva stola in ena noga je bila zlomljena.|Hvala za pomoč!|Naročilo {order} je prišlo v ponedeljek, na računu piše {price}.",
    ),
    "da": _language(
        "kreditkort/kortnummer/kort; CVV/kontrolcifre/sikkerhedskode; udløbsdato/gyldig til; IBAN/kontonummer/bankkonto; BIC/SWIFT-kode; e-mail/mailadresse/mail; telefon/tlf./mobil/telefonnummer; adgangskode/kodeord; fødselsdato/født; momsnummer/SE-nr.; ordre/ordrenummer; faktura/fakturanr.; kundenummer; pakkenummer; IP-adresse/IP",
        "Mit {w} er {v}, vil I tjekke det?|Brug venligst {v} som {w}.|Her er {w} igen: {v}.|Det gamle {w} ({v}) gælder ikke mere.|{w}: {v}",
        "Hej,|Goddag,",
        "Jeg bestilte to stole, og et ben var knækket.|Tak for hjælpen!|Ordren {order} kom i mandags, på fakturaen står {price}.",
    ),
    "sv": _language(
        "kreditkort/kortnummer/kort; CVV/säkerhetskod/CVC; giltigt till/utgångsdatum; IBAN/kontonummer/bankkonto; BIC/SWIFT-kod; e-post/mejladress/e-postadress; telefon/tel./mobil/telefonnummer; lösenord/lösen; födelsedatum/född; momsregistreringsnummer/momsnr; order/ordernummer; faktura/fakturanr; kundnummer; kollinummer/spårningsnummer; IP-adress/IP",
        "Mitt {w} är {v}, kan ni kolla?|Använd {v} som {w}, tack.|Här är {w} igen: {v}.|Det gamla {w} ({v}) gäller inte längre.|{w}: {v}",
        "Hej,|God dag,",
        "Jag beställde två stolar och ett ben var trasigt.|Tack för hjälpen!|Ordern {order} kom i måndags, på fakturan står {price}.",
    ),
    "nb": _language(
        "kredittkort/kortnummer/kort; CVV/sikkerhetskode; utløpsdato/gyldig til; IBAN/kontonummer/bankkonto; BIC/SWIFT-kode; e-post/e-postadresse/mail; telefon/tlf./mobil/telefonnummer; passord/adgangskode; fødselsdato/født; MVA-nummer/org.nr. MVA; ordre/ordrenummer; faktura/fakturanr.; kundenummer; sporingsnummer; IP-adresse/IP",
        "Mitt {w} er {v}, kan dere sjekke?|Bruk {v} som {w}, takk.|Her er {w} igjen: {v}.|Det gamle {w} ({v}) gjelder ikke lenger.|{w}: {v}",
        "Hei,|God dag,",
        "Jeg bestilte to stoler og et bein var knekt.|Takk for hjelpen!|Ordren {order} kom på mandag, på fakturaen står {price}.",
    ),
    "fi": _language(
        "luottokortti/kortin numero/kortti; CVV/turvakoodi; voimassa/vanhenee; IBAN/tilinumero/pankkitili; BIC/SWIFT-koodi; sähköposti/sähköpostiosoite/s-posti; puhelin/puh./matkapuhelin/puhelinnumero; salasana/tunnussana; syntymäaika/syntynyt; ALV-numero/ALV-tunnus; tilaus/tilausnumero; lasku/laskun numero; asiakasnumero; seurantakoodi; IP-osoite/IP",
        "Minun {w} on {v}, voitteko tarkistaa?|Käyttäkää {v}, se on {w}.|Tässä taas {w}: {v}.|Vanha {w} ({v}) ei ole voimassa.|{w}: {v}",
        "Hei,|Hyvää päivää,",
        "Tilasin kaksi tuolia ja yksi jalka oli rikki.|Kiitos avusta!|Tilaus {order} tuli maanantaina, laskussa lukee {price}.",
    ),
    "et": _language(
        "krediitkaart/kaardi number/kaart; CVV/turvakood; kehtib kuni/aegumiskuupäev; IBAN/kontonumber/pangakonto; BIC/SWIFT-kood; e-post/meiliaadress/e-mail; telefon/tel./mobiil/telefoninumber; parool/salasõna; sünniaeg/sündinud; KMKR number/KMKR; tellimus/tellimuse number; arve/arve nr; kliendinumber; saadetise number; IP-aadress/IP",
        "Minu {w} on {v}, palun kontrollige.|Palun kasutage {v}, see on {w}.|Siin uuesti {w}: {v}.|Vana {w} ({v}) ei kehti.|{w}: {v}",
        "Tere,|Tere päevast,",
        "Tellisin kaks tooli ja üks jalg oli katki.|Aitäh abi eest!|Tellimus {order} tuli esmaspäeval, arvel on {price}.",
    ),
    "lv": _language(
        "kredītkarte/kartes numurs/karte; CVV/drošības kods; derīga līdz/derīguma termiņš; IBAN/konta numurs/bankas konts; BIC/SWIFT kods; e-pasts/e-pasta adrese/e-mail; tālrunis/tel./mobilais/tālruņa numurs; parole/piekļuves parole; dzimšanas datums/dzimis; PVN numurs/PVN reģ. nr.; pasūtījums/pasūtījuma numurs; rēķins/rēķins nr.; klienta numurs; sūtījuma numurs; IP adrese/IP",
        "Mans {w} ir {v}, lūdzu pārbaudiet.|Lūdzu izmantojiet {v} kā {w}.|Vēlreiz {w}: {v}.|Vecais {w} ({v}) vairs neder.|{w}: {v}",
        "Labdien,|Sveiki,",
        "Pasūtīju divus krēslus, viena kāja bija salauzta.|Paldies par palīdzību!|Pasūtījums {order} atnāca pirmdien, rēķinā ir {price}.",
    ),
    "lt": _language(
        "kredito kortelė/kortelės numeris/kortelė; CVV/saugos kodas; galioja iki/galiojimo data; IBAN/sąskaitos numeris/banko sąskaita; BIC/SWIFT kodas; el. paštas/el. pašto adresas/e-mail; telefonas/tel./mobilusis/telefono numeris; slaptažodis/prisijungimo slaptažodis; gimimo data/gimęs; PVM kodas/PVM mokėtojo kodas; užsakymas/užsakymo numeris; sąskaita faktūra/sąskaita Nr.; kliento numeris; siuntos numeris; IP adresas/IP",
        "Mano {w} yra {v}, prašau patikrinti.|Prašau naudoti {v} kaip {w}.|Dar kartą {w}: {v}.|Senas {w} ({v}) nebegalioja.|{w}: {v}",
        "Sveiki,|Laba diena,",
        "Užsakiau dvi kėdes, viena koja buvo lūžusi.|Ačiū už pagalbą!|Užsakymas {order} atėjo pirmadienį, sąskaitoje parašyta {price}.",
    ),
    "tr": _language(
        "kredi kartı/kart numarası/kart; CVV/güvenlik kodu; son kullanma tarihi/geçerlilik tarihi; IBAN/hesap numarası/banka hesabı; BIC/SWIFT kodu; e-posta/e-posta adresi/mail; telefon/tel./cep telefonu/telefon numarası; şifre/parola; doğum tarihi/doğumlu; KDV numarası/vergi no; sipariş/sipariş no; fatura/fatura no; müşteri no; takip numarası/kargo no; IP adresi/IP",
        "Benim {w} {v}, kontrol eder misiniz?|Lütfen {v} olarak kaydedin ({w}).|Tekrar {w}: {v}.|Eski {w} ({v}) artık geçerli değil.|{w}: {v}",
        "Merhaba,|İyi günler,",
        "İki sandalye sipariş ettim, birinin ayağı kırıktı.|Yardımınız için teşekkürler!|Sipariş {order} pazartesi geldi, faturada {price} yazıyor.",
    ),
    "uk": _language(
        "кредитна картка/номер картки/картка; CVV/код безпеки; дійсна до/термін дії; IBAN/номер рахунку/рахунок; BIC/SWIFT-код; e-mail/електронна пошта/пошта; телефон/тел./мобільний/номер телефону; пароль/пароль доступу; дата народження/народився; номер ПДВ/ІПН ПДВ; замовлення/номер замовлення; рахунок-фактура/накладна №; номер клієнта; ТТН/номер відправлення; IP-адреса/IP",
        "Мій {w} {v}, перевірте, будь ласка.|Запишіть {v} як {w}.|Ще раз {w}: {v}.|Старий {w} ({v}) вже не діє.|{w}: {v}",
        "Добрий день,|Вітаю,",
        "Я замовив два стільці, одна ніжка була зламана.|Дякую за допомогу!|Замовлення {order} прийшло в понеділок, у рахунку {price}.",
    ),
    "ru": _language(
        "кредитная карта/номер карты/карта; CVV/код безопасности; действительна до/срок действия; IBAN/номер счёта/счёт; BIC/SWIFT-код; e-mail/электронная почта/почта; телефон/тел./мобильный/номер телефона; пароль/пароль доступа; дата рождения/родился; номер НДС; заказ/номер заказа; счёт-фактура/накладная №; номер клиента; номер отправления/трек-номер; IP-адрес/IP",
        "Мой {w} {v}, проверьте, пожалуйста.|Запишите {v} как {w}.|Ещё раз {w}: {v}.|{w}: {v}",
        "Здравствуйте,|Добрый день,",
        "Я заказал два стула, одна ножка была сломана.|Спасибо за помощь!|Заказ {order} пришёл в понедельник, в счёте {price}.",
    ),
    "ja": _language(
        "クレジットカード/カード番号/カード; セキュリティコード/CVV; 有効期限; IBAN/口座番号/銀行口座; BIC/SWIFTコード; メールアドレス/メール/Eメール; 電話番号/電話/携帯/TEL; パスワード/暗証番号; 生年月日/誕生日; VAT番号; 注文番号/ご注文; 請求書番号/請求書; お客様番号/顧客番号; 追跡番号/お問い合わせ番号; IPアドレス/IP",
        "{w}は{v}です。ご確認ください。|{v}を{w}として登録してください。|{w}:{v}|{w}：{v}|以前の{w}（{v}）は使えません。",
        "こんにちは。|お世話になっております。",
        "椅子を二つ注文しましたが、脚が折れていました。|ありがとうございます。|注文番号{order}は月曜日に届き、請求書は{price}でした。",
    ),
    "zh": _language(
        "信用卡/卡号/银行卡; 安全码/CVV; 有效期/到期日; IBAN/账号/银行账户; BIC/SWIFT代码; 邮箱/电子邮件/邮箱地址; 电话/手机/手机号/联系电话; 密码/登录密码; 出生日期/生日; 增值税号; 订单号/订单; 发票号/发票; 客户编号/客户号; 快递单号/运单号; IP地址/IP",
        "我的{w}是{v}，请核对。|请把{v}登记为{w}。|{w}:{v}|{w}：{v}|原来的{w}（{v}）已失效。",
        "您好，|你好！",
        "我订了两把椅子，一条腿断了。|谢谢您的帮助！|订单号{order}星期一到了，发票上写着{price}。",
    ),
    "ko": _language(
        "신용카드/카드 번호/카드; CVV/보안 코드; 유효기간/만료일; IBAN/계좌번호/은행 계좌; BIC/SWIFT 코드; 이메일/메일 주소/이메일 주소; 전화/전화번호/휴대폰/연락처; 비밀번호/암호; 생년월일/생일; 부가세 번호; 주문번호/주문; 청구서 번호/송장; 고객번호; 운송장 번호; IP 주소/IP",
        "제 {w}는 {v}입니다. 확인해 주세요.|{v}를 {w}로 등록해 주세요.|{w}: {v}|예전 {w}({v})는 사용할 수 없습니다.",
        "안녕하세요,|문의드립니다.",
        "의자 두 개를 주문했는데 다리가 부러졌습니다.|도와주셔서 감사합니다.|주문번호 {order}는 월요일에 왔고 청구서는 {price}입니다.",
    ),
    "hi": _language(
        "क्रेडिट कार्ड/कार्ड नंबर/कार्ड; CVV/सुरक्षा कोड; समाप्ति तिथि/वैधता; IBAN/खाता संख्या/बैंक खाता; BIC/SWIFT कोड; ईमेल/ई-मेल/ईमेल पता; फ़ोन/मोबाइल/मोबाइल नंबर/फोन नंबर; पासवर्ड/गुप्त शब्द; जन्म तिथि/जन्मतिथि; VAT नंबर; ऑर्डर/ऑर्डर नंबर; बिल/बिल संख्या; ग्राहक संख्या; ट्रैकिंग नंबर; IP पता/IP",
        "मेरा {w} {v} है, कृपया जाँच लें।|कृपया {v} को {w} के रूप में लिख लें।|{w}: {v}|पुराना {w} ({v}) अब मान्य नहीं है।",
        "नमस्ते,|प्रिय महोदय,",
        "मैंने दो कुर्सियाँ मँगाई थीं, एक पैर टूटा था।|मदद के लिए धन्यवाद!|ऑर्डर {order} सोमवार को आया, बिल में {price} लिखा है।",
    ),
}


@dataclass(frozen=True)
class Locale:
    code: str
    language: str
    region: str
    faker: str


def _locales(text: str) -> list[Locale]:
    rows = []
    for item in text.split():
        code, faker = item.split("=")
        language, region = code.split("-")
        rows.append(Locale(code, language, region, faker))
    return rows


LOCALES = _locales(
    "de-DE=de_DE de-DE=de_DE de-AT=de_AT de-CH=de_CH fr-FR=fr_FR fr-FR=fr_FR fr-BE=fr_BE it-IT=it_IT es-ES=es_ES es-MX=es_MX es-AR=es_AR es-CL=es_CL es-CO=es_CO "
    "es-PE=es_ES es-EC=es_ES es-UY=es_ES es-DO=es_ES pt-PT=pt_PT pt-BR=pt_BR nl-NL=nl_NL nl-BE=nl_BE pl-PL=pl_PL cs-CZ=cs_CZ sk-SK=sk_SK hu-HU=hu_HU ro-RO=ro_RO bg-BG=bg_BG "
    "el-GR=el_GR el-CY=el_GR hr-HR=hr_HR sl-SI=sl_SI da-DK=da_DK sv-SE=sv_SE nb-NO=no_NO fi-FI=fi_FI et-EE=et_EE lv-LV=lv_LV lt-LT=lt_LT tr-TR=tr_TR uk-UA=uk_UA ru-RU=ru_RU "
    "en-GB=en_GB en-GB=en_GB en-US=en_US en-US=en_US en-CA=en_CA en-AU=en_AU en-NZ=en_NZ en-IE=en_IE en-IN=en_IN hi-IN=hi_IN en-SG=en_US en-HK=en_GB en-ZA=en_GB en-MT=en_GB "
    "en-PH=en_PH en-MY=en_GB en-TH=en_US en-ID=en_US en-VN=en_US en-IL=en_US en-PK=en_PK ja-JP=ja_JP zh-CN=zh_CN zh-TW=zh_TW zh-HK=zh_TW ko-KR=ko_KR fr-LU=fr_FR en-IS=en_GB en-AL=en_GB en-RS=en_GB"
)
