"""National numbers, drawn until python-stdnum takes them.

The words are what people of the country write beside the number; the shapes are those of the documents.
"""

from __future__ import annotations

import importlib
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from stdnum import luhn, verhoeff
from stdnum.it import codicefiscale
from stdnum.mx import curp, rfc

from .draw import UPPER, Draw
from .text import Rich, value

Make = Callable[[Draw], str]


@dataclass(frozen=True)
class Identity:
    key: str  # python-stdnum's module, or a name of ours
    entity: str
    accept: tuple[str, ...]
    region: str
    words: tuple[str, ...]
    fields: tuple[str, ...]
    make: Make

    def draw(self, draw: Draw) -> Rich:
        # The number of a company is found by a field's name; where it has an entity of its own, that counts as well.
        role = "field" if self.entity == "COMPANY_REGISTRATION" else "value"
        return value(self.make(draw), self.entity, *self.accept, role=role, note=self.key)


CATALOGUE: list[Identity] = []


def add(key: str, entity: str, words: str, make: Make, fields: str = "", accept: str = "") -> None:
    CATALOGUE.append(
        Identity(key, entity, tuple(accept.split()), key.split(".")[0].upper(), tuple(words.split("|")), tuple(fields.split()), make)
    )


def brute(module: str, body: Callable[[Draw], str], *forms: str) -> Make:
    """Draws bodies until the module takes one; forms are `#` masks for punctuation (`###-##-####`), the first of them the usual one."""
    check = importlib.import_module("stdnum." + module)

    def make(draw: Draw) -> str:
        for _ in range(200_000):
            text = body(draw)
            if check.is_valid(text):
                return masked(draw, text, forms)
        raise RuntimeError(f"{module} takes nothing of what its generator draws")

    return make


def masked(draw: Draw, text: str, forms: tuple[str, ...]) -> str:
    fitting = [form for form in forms if form.count("#") == len(text)]
    if not fitting or draw.chance(0.35):
        return text
    chars = iter(text)
    return "".join(next(chars) if c == "#" else c for c in draw.one(fitting))


def shape(*patterns: str) -> Callable[[Draw], str]:
    return lambda draw: draw.pattern(draw.one(patterns))


def dated(form: str, rest: str) -> Callable[[Draw], str]:
    """A number that begins with a birth date."""
    return lambda draw: draw.birth().strftime(form) + draw.pattern(rest)


# --- Europe ------------------------------------------------------------------------------------------------------------

add(
    "de.idnr",
    "DE_TAX_ID",
    "Steuer-ID|Steueridentifikationsnummer|IdNr.|steuerliche Identifikationsnummer|Tax ID",
    brute("de.idnr", shape("%##########"), "## ### ### ###"),
    "steuer_id steuerid tax_id",
    "DE_STEUER_ID DE_IDNR DE_STEUER_IDNR DE_STEUERLICHE_IDENTIFIKATIONSNUMMER DE_STEUERIDENTIFIKATIONSNUMMER",
)


def _de_svnr(draw: Draw) -> str:
    body = draw.digits(2) + draw.birth().strftime("%d%m%y") + draw.one(UPPER) + draw.digits(2)
    area = draw.one(
        (
            "02",
            "03",
            "04",
            "08",
            "09",
            "10",
            "11",
            "12",
            "13",
            "14",
            "15",
            "16",
            "17",
            "18",
            "19",
            "20",
            "21",
            "23",
            "24",
            "25",
            "26",
            "28",
            "29",
        )
    )
    body = area + body[2:]
    spread = "".join(f"{ord(c) - 64:02}" if c.isalpha() else c for c in body)
    total = 0
    for digit, weight in zip(spread, (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1), strict=True):
        product = int(digit) * weight
        total += product // 10 + product % 10
    return masked(draw, body + str(total % 10), ("## ###### # ###",))


add(
    "de.svnr",
    "DE_SOCIAL_SECURITY",
    "Sozialversicherungsnummer|SV-Nummer|Rentenversicherungsnummer|SVNR",
    _de_svnr,
    "sozialversicherungsnummer",
    "DE_SVNR DE_RVNR DE_SOZIALVERSICHERUNGSNUMMER DE_RENTENVERSICHERUNGSNUMMER DE_VSNR DE_VERSICHERUNGSNUMMER",
)
add(
    "at.vnr",
    "AT_SVNR",
    "Sozialversicherungsnummer|SV-Nr.|SVNR|Versicherungsnummer",
    brute("at.vnr", lambda d: d.pattern("%###") + d.birth().strftime("%d%m%y"), "#### ######"),
    "svnr sozialversicherungsnummer",
    "AT_VSNR AT_SOZIALVERSICHERUNGSNUMMER AT_VNR AT_SOCIAL_SECURITY",
)
add(
    "at.tin",
    "AT_STEUERNUMMER",
    "Steuernummer|Abgabenkontonummer|St.-Nr.",
    brute("at.tin", shape("#########"), "##-###/####", "## ###/####"),
    "steuernummer",
    "AT_TAX_ID AT_TIN AT_ABGABENKONTONUMMER",
)
add(
    "ch.ssn",
    "CH_AHV",
    "AHV-Nummer|AHV-Nr.|numéro AVS|NAVS13|Sozialversicherungsnummer|numero AVS",
    brute("ch.ssn", shape("756##########"), "###.####.####.##"),
    "ahv_nr ahvNummer",
    "CH_AVS CH_AHV_NUMBER CH_SSN CH_SOCIAL_SECURITY CH_AHVN13",
)
add(
    "fr.nir",
    "FR_NIR",
    "numéro de sécurité sociale|n° de sécu|NIR|sécurité sociale|n° SS",
    brute(
        "fr.nir",
        lambda d: (
            d.one("12")
            + d.birth().strftime("%y%m")
            + d.one(("75", "13", "69", "33", "59", "31", "06", "2A"))
            + d.digits(6)
            + f"{d.randint(1, 97):02}"
        ),
        "# ## ## ## ### ### ##",
    ),
    "nir numero_securite_sociale",
    "FR_INSEE FR_SOCIAL_SECURITY FR_SECURITE_SOCIALE",
)
add(
    "fr.nif",
    "FR_NIF",
    "numéro fiscal|numéro fiscal de référence|SPI|NIF",
    brute("fr.nif", shape("0############", "1############", "3############"), "## ## ### ### ###"),
    "numero_fiscal",
    "FR_SPI FR_TAX_ID FR_NUMERO_FISCAL",
)
add(
    "fr.siret",
    "COMPANY_REGISTRATION",
    "SIRET|n° SIRET|numéro SIRET",
    brute("fr.siret", shape("%#############"), "### ### ### #####"),
    "siret",
    "FR_SIRET FR_SIREN",
)


def _codice_fiscale(draw: Draw) -> str:
    consonants = "BCDFGLMNPRSTVZ"
    born = draw.birth()
    day = born.day + (40 if draw.chance(0.5) else 0)
    text = f"{draw.chars(consonants, 6)}{born:%y}{'ABCDEHLMPRST'[born.month - 1]}{day:02}{draw.one(('H501', 'F205', 'L219', 'D612', 'A944', 'Z112', 'G273'))}"
    text += codicefiscale.calc_check_digit(text)
    return text.lower() if draw.chance(0.1) else text


add("it.codicefiscale", "IT_FISCAL_CODE", "codice fiscale|C.F.|CF|cod. fisc.", _codice_fiscale, "codice_fiscale cf")
add(
    "es.dni",
    "ES_NIF",
    "DNI|NIF|D.N.I.|documento nacional de identidad",
    lambda d: (lambda n: f"{n}{d.one(('', '', '-'))}{'TRWAGMYFPDXBNJZSQVHLCKE'[int(n) % 23]}")(d.pattern("%#######")),
    "dni nif",
    "ES_DNI",
)
add(
    "es.nie",
    "ES_NIE",
    "NIE|N.I.E.|número de extranjero|tarjeta de residencia",
    brute("es.nie", shape("X#######@", "Y#######@", "Z#######@"), "#-#######-#"),
    "nie",
    "ES_NIF",
)


def _es_ss(draw: Draw) -> str:
    body = f"{draw.randint(1, 52):02}{draw.pattern('%#######')}"
    return masked(draw, body + f"{int(body) % 97:02}", ("##/########/##", "## ######## ##", "## ########-##"))


add(
    "es.ss",
    "ES_NUSS",
    "número de la Seguridad Social|n.º afiliación SS|NUSS|NAF",
    _es_ss,
    "numero_seguridad_social nuss",
    "ES_NAF ES_SOCIAL_SECURITY ES_NSS ES_SEGURIDAD_SOCIAL",
)
add(
    "pt.nif",
    "PT_NIF",
    "NIF|contribuinte|n.º de contribuinte|número de identificação fiscal",
    brute("pt.nif", shape("1########", "2########", "3########"), "### ### ###"),
    "nif contribuinte",
    "VAT_ID",
)
add(
    "pt.cc",
    "PT_CC",
    "cartão de cidadão|Cartão de Cidadão n.º|CC",
    brute("pt.cc", shape("########%@@#", "1#######%@@#"), "######## # ###"),
    "cartao_cidadao",
    "PT_CARTAO_CIDADAO PT_CARTAO_DE_CIDADAO PT_CITIZEN_CARD",
)


def _pt_niss(draw: Draw) -> str:
    body = draw.one("12") + draw.digits(9)
    weights = (29, 23, 19, 17, 13, 11, 7, 5, 3, 2)
    return body + str(9 - sum(int(c) * w for c, w in zip(body, weights, strict=True)) % 10)


add(
    "pt.niss", "PT_NISS", "NISS|número de segurança social|Segurança Social n.º", _pt_niss, "niss", "PT_SOCIAL_SECURITY PT_SEGURANCA_SOCIAL"
)
add(
    "nl.bsn",
    "NL_BSN",
    "BSN|burgerservicenummer|BSN-nummer|sofinummer",
    brute("nl.bsn", shape("%########"), "####.##.###", "### ### ###"),
    "bsn",
)
add(
    "be.nn",
    "BE_NATIONAL_NUMBER",
    "rijksregisternummer|numéro national|NISS|INSZ|numéro de registre national",
    brute("be.nn", dated("%y%m%d", "#####"), "##.##.##-###.##", "######-###-##"),
    "rijksregisternummer niss",
    "BE_RIJKSREGISTERNUMMER BE_NRN BE_NISS BE_NN BE_NATIONAL_REGISTER_NUMBER BE_INSZ BE_RRN",
)
add("pl.pesel", "PL_PESEL", "PESEL|numer PESEL|nr PESEL|PESEL-u", brute("pl.pesel", dated("%y%m%d", "#####")), "pesel")
add(
    "pl.nip",
    "PL_NIP",
    "NIP|numer NIP|NIP-u",
    brute("pl.nip", shape("%#########"), "###-###-##-##", "###-##-##-###"),
    "nip",
    "VAT_ID PL_VAT",
)
add("pl.regon", "PL_REGON", "REGON|nr REGON", brute("pl.regon", shape("#########")), "regon", "COMPANY_REGISTRATION")


def _pl_id_card(draw: Draw) -> str:
    while True:
        letters, digits = draw.chars(UPPER.replace("O", ""), 3), draw.digits(5)
        total = sum((ord(c) - 55) * w for c, w in zip(letters, (7, 3, 1), strict=True))
        total += sum(int(c) * w for c, w in zip(digits, (7, 3, 1, 7, 3), strict=True))
        return f"{letters}{draw.one(('', ' '))}{total % 10}{digits}"


add(
    "pl.dowod",
    "PL_DOWOD_OSOBISTY",
    "dowód osobisty|numer dowodu|seria i nr dowodu osobistego",
    _pl_id_card,
    "numer_dowodu",
    "PL_ID_CARD PL_IDENTITY_CARD ID_CARD_NUMBER PL_NUMER_DOWODU",
)
_CZ = "rodné číslo|r.č.|RČ"
_cz_rc = brute("cz.rc", lambda d: (lambda b: f"{b:%y}{b.month + d.one((0, 50)):02}{b:%d}")(d.birth()) + d.digits(4), "######/####")
add("cz.rc", "CZ_RODNE_CISLO", _CZ, _cz_rc, "rodne_cislo", "CZ_RC CZ_BIRTH_NUMBER SK_RODNE_CISLO SK_RC")
add("sk.rc", "SK_RODNE_CISLO", "rodné číslo|rod. č.|RČ", _cz_rc, "rodne_cislo", "SK_RC SK_BIRTH_NUMBER CZ_RODNE_CISLO CZ_RC")
add("cz.ico", "COMPANY_REGISTRATION", "IČO|IČ", brute("cz.dic", shape("########")), "ico", "CZ_ICO CZ_DIC")


def _hu_checked(draw: Draw, body: str, weights: range) -> str:
    while True:
        check = sum(int(c) * w for c, w in zip(body, weights, strict=True)) % 11
        if check < 10:
            return body + str(check)
        body = body[:-3] + draw.digits(3)


def _hu_adoazonosito(draw: Draw) -> str:
    days = (draw.birth() - date(1867, 1, 1)).days
    return _hu_checked(draw, f"8{days:05}{draw.digits(3)}", range(1, 10))


def _hu_taj(draw: Draw) -> str:
    body = draw.digits(8)
    check = sum(int(c) * (3 if i % 2 == 0 else 7) for i, c in enumerate(body)) % 10
    return masked(draw, body + str(check), ("### ### ###", "###-###-###"))


add(
    "hu.adoazonosito",
    "HU_ADOAZONOSITO_JEL",
    "adóazonosító jel|adóazonosító|adóazonosító jele",
    _hu_adoazonosito,
    "adoazonosito_jel",
    "HU_ADOAZONOSITO HU_TAX_ID",
)
add("hu.taj", "HU_TAJ", "TAJ szám|TAJ-szám|TAJ|társadalombiztosítási azonosító jel", _hu_taj, "taj_szam taj", "HU_TAJ_SZAM")
add(
    "ro.cnp",
    "RO_CNP",
    "CNP|cod numeric personal|C.N.P.",
    brute(
        "ro.cnp",
        lambda d: (
            (
                lambda b: (
                    ("1" if d.chance(0.5) else "2") + f"{b:%y%m%d}" if b.year < 2000 else ("5" if d.chance(0.5) else "6") + f"{b:%y%m%d}"
                )
            )(d.birth())
            + f"{d.randint(1, 46):02}"
            + d.digits(4)
        ),
    ),
    "cnp",
)
add(
    "ro.cui",
    "RO_CUI",
    "CUI|CIF|cod unic de înregistrare|cod fiscal",
    brute("ro.cui", lambda d: d.pattern("%" + "#" * d.randint(5, 8))),
    "cui",
    "VAT_ID RO_CIF COMPANY_REGISTRATION RO_CF",
)
add("bg.egn", "BG_EGN", "ЕГН|единен граждански номер|EGN", brute("bg.egn", dated("%y%m%d", "####")), "egn")
add("gr.amka", "GR_AMKA", "ΑΜΚΑ|αριθμός μητρώου κοινωνικής ασφάλισης|AMKA", brute("gr.amka", dated("%d%m%y", "#####")), "amka", "EL_AMKA")
add("gr.vat", "GR_AFM", "ΑΦΜ|Α.Φ.Μ.|αριθμός φορολογικού μητρώου", brute("gr.vat", shape("0########", "1########")), "afm", "EL_AFM VAT_ID")
add("hr.oib", "HR_OIB", "OIB|osobni identifikacijski broj", brute("hr.oib", shape("%##########")), "oib", "VAT_ID")
add(
    "si.emso",
    "SI_EMSO",
    "EMŠO|matična številka občana|EMSO",
    brute("si.emso", lambda d: d.birth().strftime("%d%m") + d.birth().strftime("%Y")[1:] + "50" + d.digits(4)),
    "emso",
)
add(
    "si.ddv",
    "SI_DAVCNA_STEVILKA",
    "davčna številka|davčna št.",
    brute("si.ddv", shape("%#######")),
    "davcna_stevilka",
    "SI_TAX_ID VAT_ID SI_DAVCNA",
)
add(
    "dk.cpr",
    "DK_CPR",
    "CPR-nummer|CPR|personnummer|cpr-nr.",
    lambda d: masked(d, d.birth().strftime("%d%m%y") + d.pattern("%###"), ("######-####",)),
    "cpr cprNummer",
    "DK_CPR_NUMBER",
)
add("dk.cvr", "COMPANY_REGISTRATION", "CVR|CVR-nr.|CVR-nummer", brute("dk.cvr", shape("%#######"), "## ## ## ##"), "cvr", "DK_CVR VAT_ID")
add(
    "se.personnummer",
    "SE_PERSONNUMMER",
    "personnummer|pers.nr|personnr",
    brute("se.personnummer", lambda d: d.birth().strftime(d.one(("%y%m%d-", "%Y%m%d-", "%Y%m%d"))) + d.digits(4)),
    "personnummer",
    "SE_PERSONAL_ID",
)
add(
    "se.orgnr",
    "SE_ORGANISATIONSNUMMER",
    "organisationsnummer|org.nr",
    brute("se.orgnr", shape("55########"), "######-####"),
    "organisationsnummer",
    "COMPANY_REGISTRATION SE_ORGNR SE_PERSONNUMMER",
)
add(
    "no.fodselsnummer",
    "NO_FODSELSNUMMER",
    "fødselsnummer|personnummer|fnr",
    brute("no.fodselsnummer", dated("%d%m%y", "#####"), "###### #####"),
    "fodselsnummer fnr",
    "NO_FNR NO_FOEDSELSNUMMER",
)
add(
    "no.orgnr",
    "COMPANY_REGISTRATION",
    "organisasjonsnummer|org.nr.",
    brute("no.orgnr", shape("9########", "8########"), "### ### ###"),
    "organisasjonsnummer",
    "NO_ORGANISASJONSNUMMER NO_ORGNR",
)
add(
    "fi.hetu",
    "FI_PERSONAL_IDENTITY_CODE",
    "henkilötunnus|hetu|HETU|sosiaaliturvatunnus|personbeteckning",
    brute(
        "fi.hetu",
        lambda d: (
            (lambda b: b.strftime("%d%m%y") + ("-" if b.year < 2000 else "A"))(d.birth())
            + f"{d.randint(2, 899):03}"
            + d.one("0123456789ABCDEFHJKLMNPRSTUVWXY")
        ),
    ),
    "henkilotunnus hetu",
)
add(
    "fi.ytunnus",
    "COMPANY_REGISTRATION",
    "Y-tunnus|y-tunnus",
    brute("fi.ytunnus", shape("%#######"), "#######-#"),
    "y_tunnus",
    "FI_Y_TUNNUS FI_BUSINESS_ID FI_YTUNNUS",
)
add(
    "ee.ik",
    "EE_ISIKUKOOD",
    "isikukood|IK",
    brute("ee.ik", lambda d: (lambda b: (d.one("34") if b.year < 2000 else d.one("56")) + b.strftime("%y%m%d"))(d.birth()) + d.digits(4)),
    "isikukood",
    "EE_IK",
)
add(
    "lt.asmens",
    "LT_ASMENS_KODAS",
    "asmens kodas|a. k.|asmens kodo",
    brute(
        "lt.asmens", lambda d: (lambda b: (d.one("34") if b.year < 2000 else d.one("56")) + b.strftime("%y%m%d"))(d.birth()) + d.digits(4)
    ),
    "asmens_kodas",
)
add(
    "lv.pvn",
    "LV_PERSONAS_KODS",
    "personas kods|p.k.|personas kodu",
    brute("lv.pvn", lambda d: d.birth().strftime("%d%m%y") + d.one("12") + d.digits(4), "######-#####"),
    "personas_kods",
)
add("ie.pps", "IE_PPS", "PPS number|PPSN|PPS no.", brute("ie.pps", shape("#######@", "#######@A")), "ppsn pps_number", "IE_PPSN")


def _lu_matricule(draw: Draw) -> str:
    body = draw.birth().strftime("%Y%m%d") + draw.digits(3)
    return body + luhn.calc_check_digit(body) + verhoeff.calc_check_digit(body)


add(
    "lu.matricule",
    "LU_MATRICULE",
    "matricule|numéro d'identification national|numéro de matricule",
    _lu_matricule,
    "matricule",
    "LU_NATIONAL_ID LU_NIN LU_CNS",
)
add(
    "mt.id",
    "MT_ID_CARD",
    "ID card number|Identity card no.|karta tal-identità",
    lambda d: d.digits(7) + d.one("MGAPLHBZ"),
    "id_card",
    "MT_IDENTITY_CARD MT_KARTA_TAL_IDENTITA ID_CARD_NUMBER MT_ID MT_ID_NUMBER",
)


def _cy_tic(draw: Draw) -> str:
    body = draw.one(("0", "9")) + draw.digits(7)
    odd = {"0": 1, "1": 0, "2": 5, "3": 7, "4": 9, "5": 13, "6": 15, "7": 17, "8": 19, "9": 21}
    total = sum(odd[c] if i % 2 == 0 else int(c) for i, c in enumerate(body))
    return body + chr(65 + total % 26)


add("cy.tic", "CY_TIC", "Φορολογικός αριθμός|TIC|tax identification code|ΑΦΤ", _cy_tic, "tic", "CY_TIN CY_TAX_ID VAT_ID")
add(
    "gb.nhs",
    "UK_NHS",
    "NHS number|NHS no.|NHS No|National Health Service number",
    brute("gb.nhs", shape("4#########", "6#########", "7#########"), "### ### ####", "###-###-####"),
    "nhs_number",
)


def _nino(draw: Draw) -> str:
    prefix = draw.one("ABCEGHJKLMNPRSTWXYZ") + draw.one("ABCEGHJKLMNPRSTWXYZ")
    if prefix in ("BG", "GB", "NK", "KN", "TN", "NT", "ZZ"):
        prefix = "JR"
    return masked(draw, prefix + draw.digits(6) + draw.one("ABCD"), ("## ## ## ## #",))


add("gb.nino", "UK_NINO", "National Insurance number|NI number|NINO|NI no.", _nino, "ni_number national_insurance_number")
add(
    "gb.utr",
    "UK_UTR",
    "UTR|unique taxpayer reference|Unique Taxpayer Reference (UTR)",
    brute("gb.utr", shape("%#########"), "##### #####"),
    "utr",
    "GB_UTR",
)


def _uk_driving(draw: Draw) -> str:
    born = draw.birth()
    month = born.month + (50 if draw.chance(0.5) else 0)
    surname = draw.one(("MORGA", "SMITH", "JONES", "PATEL", "LEE99", "BROWN", "WALKE"))
    return f"{surname}{born.year // 10 % 10}{month:02}{born.day:02}{born.year % 10}{draw.one(UPPER)}{draw.one(UPPER + '9')}{draw.digits(1)}{draw.chars(UPPER, 2)}"


add(
    "gb.driving",
    "UK_DRIVING_LICENCE",
    "driving licence|driver number|DVLA licence no.",
    _uk_driving,
    "driving_licence",
    "UK_DRIVER_LICENSE UK_DRIVING_LICENSE DRIVING_LICENCE GB_DRIVING_LICENCE",
)

# --- the Americas --------------------------------------------------------------------------------------------------------

add(
    "us.ssn",
    "US_SSN",
    "SSN|Social Security number|social security no.|SS#|Social Security #",
    brute(
        "us.ssn",
        shape("###-##-####"),
    ),
    "ssn social_security_number",
)
add(
    "us.itin",
    "US_ITIN",
    "ITIN|individual taxpayer identification number|Taxpayer ID (ITIN)",
    brute("us.itin", shape("9##-7#-####", "9##-8#-####", "9##-9#-####")),
    "itin",
)
add(
    "us.ein",
    "US_EIN",
    "EIN|employer identification number|Federal Tax ID",
    brute("us.ein", shape("##-#######")),
    "ein",
    "US_TIN COMPANY_REGISTRATION",
)


def _npi(draw: Draw) -> str:
    body = draw.one("12") + draw.digits(8)
    return body + luhn.calc_check_digit("80840" + body)


def _mbi(draw: Draw) -> str:
    letters, both = "ACDEFGHJKMNPQRTUVWXY", "ACDEFGHJKMNPQRTUVWXY0123456789"
    text = "".join(draw.one({"C": "123456789", "A": letters, "N": "0123456789", "X": both}[c]) for c in "CAXNAXNAANN")
    return masked(draw, text, ("####-###-####",))


add("us.npi", "US_NPI", "NPI|National Provider Identifier|NPI number", _npi, "npi")
add(
    "us.mbi",
    "US_MBI",
    "Medicare number|MBI|Medicare Beneficiary Identifier|Medicare ID",
    _mbi,
    "medicare_number",
    "US_MEDICARE US_MEDICARE_BENEFICIARY_IDENTIFIER",
)
add(
    "ca.sin",
    "CA_SIN",
    "SIN|social insurance number|numéro d'assurance sociale|NAS",
    brute("ca.sin", shape("1########", "4########", "5########", "7########"), "###-###-###", "### ### ###"),
    "sin",
)
add("mx.curp", "MX_CURP", "CURP|clave única|Clave Única de Registro de Población", lambda d: _curp(d), "curp")
add("mx.rfc", "MX_RFC", "RFC|Registro Federal de Contribuyentes", lambda d: _rfc(d), "rfc")


def _curp(draw: Draw) -> str:
    born = draw.birth()
    consonants = "BCDFGLMNPRSTVZ"
    text = (
        draw.one(consonants)
        + draw.one("AEIOU")
        + draw.chars(consonants, 2)
        + born.strftime("%y%m%d")
        + draw.one("HM")
        + draw.one(("DF", "JC", "NL", "MC", "PL", "VZ", "YN"))
        + draw.chars(consonants, 3)
        + (draw.digits(1) if born.year < 2000 else "A")
    )
    text += curp.calc_check_digit(text)
    return text if curp.is_valid(text) else _curp(draw)


def _rfc(draw: Draw) -> str:
    born = draw.birth()
    text = (
        draw.one("BCDFGLMNPRSTVZ")
        + draw.one("AEIOU")
        + draw.chars("BCDFGLMNPRSTVZ", 2)
        + born.strftime("%y%m%d")
        + draw.chars("ABCDEFGH123456789", 2)
    )
    text += rfc.calc_check_digit(text)
    return text if rfc.is_valid(text, validate_check_digits=True) else _rfc(draw)


add("br.cpf", "BR_CPF", "CPF|CPF nº|CPF do titular|C.P.F.", brute("br.cpf", shape("###########"), "###.###.###-##"), "cpf")
add(
    "br.cnpj",
    "BR_CNPJ",
    "CNPJ|CNPJ nº|C.N.P.J.",
    brute("br.cnpj", shape("########0001##"), "##.###.###/####-##"),
    "cnpj",
    "COMPANY_REGISTRATION VAT_ID",
)
add(
    "ar.cuit",
    "AR_CUIT",
    "CUIT|CUIL|C.U.I.T.|CUIT/CUIL",
    brute("ar.cuit", shape("20#########", "27#########", "23#########", "30#########"), "##-########-#"),
    "cuit",
    "AR_CUIL",
)
add("ar.dni", "AR_DNI", "DNI|documento|D.N.I. N°", lambda d: masked(d, f"{d.randint(10_000_000, 48_999_999)}", ("##.###.###",)), "dni")
add(
    "cl.rut",
    "CL_RUT",
    "RUT|RUN|R.U.T.|Rut",
    brute("cl.rut", shape("1#######K", "1########", "2########", "%#######"), "##.###.###-#", "########-#", "#.###.###-#"),
    "rut",
    "CL_RUN",
)
add(
    "co.nit",
    "CO_NIT",
    "NIT|N.I.T.",
    brute("co.nit", shape("8#########", "9#########"), "#########-#", "###.###.###-#"),
    "nit",
    "COMPANY_REGISTRATION",
)
add(
    "co.cedula",
    "CO_CEDULA",
    "cédula|C.C.|cédula de ciudadanía|CC No.",
    lambda d: masked(d, draw_cedula(d), ("##.###.###", "#.###.###.###")),
    "cedula",
    "CO_CC CO_CEDULA_DE_CIUDADANIA EC_CEDULA CR_CEDULA DO_CEDULA",
)


# The word alone does not say whose cédula it is: those of the four countries count for each other.
def draw_cedula(draw: Draw) -> str:
    return str(draw.randint(10_000_000, 99_999_999)) if draw.chance(0.5) else str(draw.randint(1_000_000_000, 1_199_999_999))


add("pe.ruc", "PE_RUC", "RUC|R.U.C.", brute("pe.ruc", shape("10#########", "20#########")), "ruc", "COMPANY_REGISTRATION")
add(
    "ec.ci",
    "EC_CEDULA",
    "cédula|cédula de identidad|C.I.",
    brute("ec.ci", shape("0#########", "1#########", "2#########")),
    "cedula",
    "EC_CI CO_CEDULA CR_CEDULA DO_CEDULA",
)
add("uy.rut", "UY_RUT", "RUT|R.U.T.", brute("uy.rut", shape("21######001#")), "rut", "COMPANY_REGISTRATION UY_RUC")
add(
    "do.cedula",
    "DO_CEDULA",
    "cédula|Cédula de Identidad y Electoral",
    brute("do.cedula", shape("00#########", "40#########"), "###-#######-#"),
    "cedula",
    "CO_CEDULA EC_CEDULA CR_CEDULA",
)

# --- Asia and the Pacific, Africa ----------------------------------------------------------------------------------------

add("au.tfn", "AU_TFN", "TFN|tax file number|Tax File No.", brute("au.tfn", shape("%########"), "### ### ###"), "tfn tax_file_number")
add(
    "au.abn",
    "AU_ABN",
    "ABN|A.B.N.|Australian Business Number",
    brute("au.abn", shape("%##########"), "## ### ### ###"),
    "abn",
    "COMPANY_REGISTRATION",
)
add("au.acn", "AU_ACN", "ACN|A.C.N.|company number", brute("au.acn", shape("#########"), "### ### ###"), "acn", "COMPANY_REGISTRATION")


def _au_medicare(draw: Draw) -> str:
    body = draw.one("23456") + draw.digits(7)
    check = sum(int(c) * w for c, w in zip(body, (1, 3, 7, 9, 1, 3, 7, 9), strict=True)) % 10
    return masked(draw, f"{body}{check}{draw.randint(1, 9)}", ("#### ##### #",))


add("au.medicare", "AU_MEDICARE", "Medicare number|Medicare card|Medicare no.", _au_medicare, "medicare_number")
add(
    "nz.ird",
    "NZ_IRD",
    "IRD number|IRD no.|IRD",
    brute("nz.ird", shape("%########", "%#######"), "###-###-###", "##-###-###"),
    "ird_number",
    "NZ_IRD_NUMBER",
)


def _nz_nhi(draw: Draw) -> str:
    letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"
    while True:
        body = draw.chars(letters, 3) + draw.digits(3)
        total = sum((letters.index(c) + 1) * w for c, w in zip(body[:3], (7, 6, 5), strict=True))
        total += sum(int(c) * w for c, w in zip(body[3:], (4, 3, 2), strict=True))
        if total % 11:
            return body + str((11 - total % 11) % 10)


add("nz.nhi", "NZ_NHI", "NHI number|NHI|National Health Index", _nz_nhi, "nhi")
add(
    "in.aadhaar",
    "IN_AADHAAR",
    "Aadhaar|Aadhaar number|आधार|आधार संख्या|UID",
    brute("in_.aadhaar", shape("%###########"), "#### #### ####", "####-####-####"),
    "aadhaar",
)
add(
    "in.pan",
    "IN_PAN",
    "PAN|PAN card|permanent account number|पैन",
    brute("in_.pan", lambda d: d.chars(UPPER, 3) + d.one("PCHFATB") + d.one(UPPER) + d.digits(4) + d.one(UPPER)),
    "pan_number pan",
)
add(
    "in.gstin",
    "IN_GSTIN",
    "GSTIN|GST number|GST no.",
    brute(
        "in_.gstin",
        lambda d: (
            f"{d.randint(1, 37):02}"
            + d.chars(UPPER, 3)
            + d.one("PCHF")
            + d.one(UPPER)
            + d.digits(4)
            + d.one(UPPER)
            + "1Z"
            + d.one("0123456789" + UPPER)
        ),
    ),
    "gstin",
    "VAT_ID",
)
add(
    "in.voter",
    "IN_VOTER",
    "voter ID|EPIC number|EPIC no.|मतदाता पहचान",
    brute("in_.epic", shape("@@@#######")),
    "voter_id",
    "IN_EPIC IN_VOTER_ID",
)
add(
    "cn.ric",
    "CN_RIC",
    "身份证号|身份证号码|公民身份号码|ID card number",
    brute(
        "cn.ric",
        lambda d: (
            d.one(("110101", "310101", "440106", "330102", "510104", "420102"))
            + d.birth().strftime("%Y%m%d")
            + d.digits(3)
            + d.one("0123456789X")
        ),
    ),
    "id_card idCardNo",
    "CN_RESIDENT_ID CN_ID_CARD CN_RESIDENT_IDENTITY_CARD CN_RESIDENT_IDENTITY CN_IDENTITY_CARD CN_NATIONAL_ID",
)
add(
    "cn.uscc",
    "COMPANY_REGISTRATION",
    "统一社会信用代码|社会信用代码",
    brute("cn.uscc", lambda d: "91" + d.one(("110000", "310000", "440300")) + d.chars("0123456789ABCDEFGHJKLMNPQRTUWXY", 10)),
    "credit_code",
    "CN_USCC CN_UNIFIED_SOCIAL_CREDIT_CODE CN_CREDIT_CODE CN_UNIFIED_SOCIAL_CREDIT_IDENTIFIER",
)
add(
    "jp.in",
    "JP_MY_NUMBER",
    "マイナンバー|個人番号|My Number",
    brute("jp.in_", shape("############"), "#### #### ####", "####-####-####"),
    "my_number",
    "JP_INDIVIDUAL_NUMBER JP_KOJIN_BANGO",
)
add(
    "jp.cn",
    "COMPANY_REGISTRATION",
    "法人番号|corporate number",
    brute("jp.cn", shape("%############"), "#-####-####-####"),
    "corporate_number",
    "JP_CORPORATE_NUMBER",
)
add(
    "kr.rrn",
    "KR_RRN",
    "주민등록번호|주민번호|RRN|resident registration number",
    brute(
        "kr.rrn",
        lambda d: (lambda b: b.strftime("%y%m%d") + (d.one("12") if b.year < 2000 else d.one("34")))(d.birth()) + d.digits(6),
        "######-#######",
    ),
    "rrn",
    "KR_RESIDENT_REGISTRATION_NUMBER",
)
add(
    "kr.brn",
    "KR_BRN",
    "사업자등록번호|business registration number",
    brute("kr.brn", shape("1#########", "2#########", "6#########"), "###-##-#####"),
    "business_number",
    "COMPANY_REGISTRATION KR_BUSINESS_REGISTRATION_NUMBER",
)


def _tw_id(draw: Draw) -> str:
    letter = draw.one("ABCDEFGHJKLMNPQRSTUVXY")
    code = "ABCDEFGHJKLMNPQRSTUVXYWZIO".index(letter) + 10
    body = draw.one("12") + draw.digits(7)
    total = code // 10 + code % 10 * 9 + sum(int(c) * w for c, w in zip(body, range(8, 0, -1), strict=True))
    return letter + body + str(-total % 10)


def _hkid(draw: Draw) -> str:
    prefix, digits = draw.one(UPPER) if draw.chance(0.8) else draw.chars("WXE", 1) + draw.one("XCDE"), draw.digits(6)
    values = [36 if len(prefix) == 1 else ord(prefix[0]) - 55, ord(prefix[-1]) - 55, *map(int, digits)]
    rest = -sum(v * w for v, w in zip(values, range(9, 1, -1), strict=True)) % 11
    check = "A" if rest == 10 else str(rest)
    return f"{prefix}{digits}({check})" if draw.chance(0.7) else f"{prefix}{digits}{check}"


def _nric(draw: Draw) -> str:
    prefix, digits = draw.one("STFG"), draw.digits(7)
    total = sum(int(c) * w for c, w in zip(digits, (2, 7, 6, 5, 4, 3, 2), strict=True)) + (4 if prefix in "TG" else 0)
    return prefix + digits + ("JZIHGFEDCBA" if prefix in "ST" else "XWUTRQPNMLK")[total % 11]


add(
    "tw.id",
    "TW_NATIONAL_ID",
    "身分證字號|身分證號碼|國民身分證|ID number",
    _tw_id,
    "national_id",
    "TW_ID_CARD TW_NATIONAL_IDENTIFICATION TW_IDENTITY_CARD TW_NATIONAL_IDENTIFICATION_CARD TW_ID",
)
add("hk.id", "HK_HKID", "HKID|香港身份證|HKID no.|身份證號碼|Hong Kong identity card", _hkid, "hkid", "HK_ID HK_ID_CARD HK_IDENTITY_CARD")
add("sg.nric", "SG_NRIC_FIN", "NRIC|FIN|NRIC/FIN|NRIC No.", _nric, "nric")
add("sg.uen", "SG_UEN", "UEN|Unique Entity Number", brute("sg.uen", shape("20#######@", "19#######@")), "uen", "COMPANY_REGISTRATION")
add(
    "my.nric",
    "MY_NRIC",
    "MyKad|IC number|No. K/P|nombor kad pengenalan|NRIC",
    brute("my.nric", lambda d: d.birth().strftime("%y%m%d") + f"{d.randint(1, 16):02}" + d.digits(4), "######-##-####"),
    "ic_number",
    "MY_MYKAD MY_IC MY_KAD_PENGENALAN",
)
add(
    "th.pin",
    "TH_TNIN",
    "เลขประจำตัวประชาชน|บัตรประชาชน|Thai ID|national ID",
    brute("th.pin", shape("1############", "3############"), "#-####-#####-##-#"),
    "citizen_id",
    "TH_NATIONAL_ID TH_CITIZEN_ID TH_PIN TH_ID_CARD TH_PERSONAL_ID",
)
add(
    "id.nik",
    "ID_NIK",
    "NIK|nomor induk kependudukan|No. KTP",
    brute(
        "id.nik",
        lambda d: (
            d.one(("3171", "3273", "3578", "1271", "5171"))
            + f"{d.randint(1, 8):02}"
            + d.birth().strftime("%d%m%y")
            + "0"
            + d.digits(2)
            + d.one("123456789")
        ),
    ),
    "nik",
    "ID_KTP",
)
add("id.npwp", "ID_NPWP", "NPWP|nomor pokok wajib pajak", brute("id.npwp", shape("0##############"), "##.###.###.#-###.###"), "npwp")
add("ph.tin", "PH_TIN", "TIN|Taxpayer Identification Number|BIR TIN", lambda d: d.pattern("%##-###-###-000"), "tin")
add(
    "vn.mst",
    "VN_MST",
    "mã số thuế|MST",
    brute("vn.mst", shape("0#########")),
    "mst",
    "VN_TAX_CODE VN_TAX_ID VN_MA_SO_THUE COMPANY_REGISTRATION",
)
add(
    "za.idnr",
    "ZA_ID_NUMBER",
    "ID number|SA ID|identity number|RSA ID no.",
    brute("za.idnr", lambda d: d.birth().strftime("%y%m%d") + d.digits(4) + "08" + d.digits(1), "###### #### ###"),
    "id_number",
    "ZA_ID ZA_IDENTITY_NUMBER ZA_SA_ID",
)
add(
    "il.idnr",
    "IL_ID",
    "תעודת זהות|מספר זהות|ת.ז.|Teudat Zehut",
    brute("il.idnr", shape("0########", "2########", "3########")),
    "teudat_zehut",
    "IL_TEUDAT_ZEHUT IL_ID_NUMBER IL_IDENTITY_NUMBER IL_MISPAR_ZEHUT",
)
add(
    "tr.tckimlik",
    "TR_TCKN",
    "T.C. kimlik no|TC Kimlik No|TCKN|kimlik numarası",
    brute("tr.tckimlik", shape("%##########")),
    "tckn tc_kimlik_no",
    "TR_TC_KIMLIK TR_KIMLIK_NO TR_TC_KIMLIK_NO TR_NATIONAL_ID",
)
add(
    "tr.vkn",
    "TR_VKN",
    "VKN|vergi kimlik no|vergi numarası",
    brute("tr.vkn", shape("##########")),
    "vkn",
    "VAT_ID TR_TAX_ID TR_VERGI_KIMLIK_NO",
)
add(
    "ua.rntrc",
    "UA_RNOKPP",
    "РНОКПП|ІПН|ідентифікаційний номер|податковий номер",
    brute("ua.rntrc", shape("2#########", "3#########")),
    "rnokpp ipn",
    "UA_RNTRC UA_TAX_ID UA_IPN UA_TIN UA_INN",
)
add("ua.edrpou", "COMPANY_REGISTRATION", "ЄДРПОУ|код ЄДРПОУ", brute("ua.edrpou", shape("########")), "edrpou", "UA_EDRPOU")
add("ru.inn", "RU_INN", "ИНН|ИНН физлица", brute("ru.inn", shape("77##########", "50##########")), "inn", "RU_TAX_ID")


def _snils(draw: Draw) -> str:
    body = draw.pattern("1########")
    total = sum(int(c) * w for c, w in zip(body, range(9, 0, -1), strict=True)) % 101 % 100
    return masked(draw, f"{body}{total:02}", ("###-###-### ##",))


add("ru.snils", "RU_SNILS", "СНИЛС|страховой номер", _snils, "snils")
add(
    "pk.cnic",
    "PK_CNIC",
    "CNIC|NIC number|computerised national identity card",
    brute("pk.cnic", shape("3############", "4############"), "#####-#######-#"),
    "cnic",
)
add("is.kennitala", "IS_KENNITALA", "kennitala|kt.|kennitölu", brute("is_.kennitala", dated("%d%m%y", "###9"), "######-####"), "kennitala")
add(
    "al.nipt",
    "AL_NIPT",
    "NIPT|NUIS",
    brute("al.nipt", shape("K#1######@", "L#1######@", "J#1######@")),
    "nipt",
    "AL_NUIS VAT_ID COMPANY_REGISTRATION",
)
add(
    "rs.jmbg",
    "RS_JMBG",
    "JMBG|ЈМБГ|jedinstveni matični broj građana",
    brute("si.emso", lambda d: d.birth().strftime("%d%m") + d.birth().strftime("%Y")[1:] + d.one(("71", "74", "80")) + d.digits(4)),
    "jmbg",
    "YU_JMBG BA_JMBG ME_JMBG SI_EMSO MK_EMBG JMBG",
)


# --- VAT ---------------------------------------------------------------------------------------------------------------

VAT_SHAPES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "AT": ("at.uid", "AT", ("U########",)),
    "BE": ("be.vat", "BE", ("0#########", "1#########")),
    "BG": ("bg.vat", "BG", ("#########",)),
    "CY": ("cy.vat", "CY", ("1#######@",)),
    "CZ": ("cz.dic", "CZ", ("########",)),
    "DE": ("de.vat", "DE", ("%########",)),
    "DK": ("dk.cvr", "DK", ("%#######",)),
    "EE": ("ee.kmkr", "EE", ("10#######",)),
    "ES": ("es.nif", "ES", ("B########", "A########", "%#######@")),
    "FI": ("fi.alv", "FI", ("########",)),
    "FR": ("fr.tva", "FR", ("###########",)),
    "GR": ("gr.vat", "EL", ("#########",)),
    "HR": ("hr.oib", "HR", ("%##########",)),
    "HU": ("hu.anum", "HU", ("########",)),
    "IE": ("ie.vat", "IE", ("#######@", "#######@H")),
    "IT": ("it.iva", "IT", ("0##########",)),
    "LT": ("lt.pvm", "LT", ("######01#", "#######1#", "##########1#")),
    "LU": ("lu.tva", "LU", ("########",)),
    "LV": ("lv.pvn", "LV", ("4##########", "9##########")),
    "MT": ("mt.vat", "MT", ("%#######",)),
    "NL": ("nl.btw", "NL", ("#########B##",)),
    "PL": ("pl.nip", "PL", ("%#########",)),
    "PT": ("pt.nif", "PT", ("5########", "2########")),
    "RO": ("ro.cf", "RO", ("%#######", "%######")),
    "SE": ("se.vat", "SE", ("55########01",)),
    "SI": ("si.ddv", "SI", ("%#######",)),
    "SK": ("sk.dph", "SK", ("20########",)),
    "GB": ("gb.vat", "GB", ("%########",)),
    "CH": ("ch.uid", "CHE", ("#########",)),
    "NO": ("no.mva", "NO", ("9########MVA",)),
}


def vat(draw: Draw, country: str | None = None) -> Rich:
    if country not in VAT_SHAPES or draw.chance(0.2):
        country = draw.one(sorted(VAT_SHAPES))
    module, prefix, patterns = VAT_SHAPES[country]
    check = importlib.import_module("stdnum." + module)
    while True:
        body = draw.pattern(draw.one(patterns))
        if check.is_valid(prefix + body if country in ("CH",) else body):
            break
    if country == "CH":
        text = f"CHE-{body[:3]}.{body[3:6]}.{body[6:]}{draw.one((' MWST', ' TVA', ''))}"
    elif country == "NO":
        text = f"NO {body[:9]} MVA" if draw.chance(0.5) else f"NO{body}"
    else:
        spaced = {8: (4, 4), 9: (3, 3, 3), 10: (4, 3, 3), 11: (3, 4, 4)}.get(len(body))
        text = prefix + body
        if spaced and draw.chance(0.2):
            parts, at = [], 0
            for size in spaced:
                parts.append(body[at : at + size])
                at += size
            text = f"{prefix} {' '.join(parts)}"
        elif draw.chance(0.1):
            text = f"{prefix} {body}"
    extra = tuple(row.entity for row in CATALOGUE if row.region == country)
    return value(
        text,
        "VAT_ID",
        *extra,
        *(name for row in CATALOGUE if row.region == country for name in row.accept),
        f"{country}_VAT",
        f"{country}_VAT_ID",
        f"{country}_UID",
        note=country,
    )


# --- travel documents --------------------------------------------------------------------------------------------------


def _mrz_check(text: str) -> str:
    total = 0
    for index, char in enumerate(text):
        number = 0 if char == "<" else int(char) if char.isdigit() else ord(char) - 55
        total += number * (7, 3, 1)[index % 3]
    return str(total % 10)


def _mrz_name(text: str) -> str:
    table = str.maketrans({"Ä": "AE", "Ö": "OE", "Ü": "UE", "ß": "SS", "Ø": "OE", "Å": "AA", "Æ": "AE", "Ł": "L", "Đ": "D"})
    folded = unicodedata.normalize("NFKD", text.upper().translate(table))
    return "".join(c if c.isascii() and c.isalpha() else "<" if c in " -'" else "" for c in folded)


def mrz(draw: Draw, first: str, last: str) -> tuple[str, Rich]:
    """The machine readable zone of a passport (TD3) or a card (TD1, TD2) of ICAO 9303, its lines broken by `\\n`."""
    country = draw.one(("D<<", "FRA", "ITA", "ESP", "POL", "NLD", "SWE", "UTO", "USA", "GBR", "CZE", "AUT"))
    born, until = draw.birth().strftime("%y%m%d"), f"{draw.randint(25, 36):02}{draw.randint(1, 12):02}{draw.randint(1, 28):02}"
    number = draw.chars("CFGHJKLMNPRTVWXYZ0123456789", 9)
    first, last = _mrz_name(first) or "JANE", _mrz_name(last) or "DOE"
    name, sex = f"{last}<<{first}", draw.one("MF<")
    number_c, born_c, until_c = number + _mrz_check(number), born + _mrz_check(born), until + _mrz_check(until)
    kind = draw.one(("td3", "td3", "td1", "td2"))
    if kind == "td3":
        optional = "<" * 14
        rest = number_c + country + born_c + sex + until_c + optional + "0"
        lines = [f"P<{country}{name}".ljust(44, "<")[:44], rest + _mrz_check(number_c + born_c + until_c + optional + "0")]
    elif kind == "td2":
        optional = "<" * 7
        lines = [
            f"I<{country}{name}".ljust(36, "<")[:36],
            number_c + country + born_c + sex + until_c + optional + _mrz_check(number_c + born_c + until_c + optional),
        ]
    else:
        top = f"I<{country}{number_c}".ljust(30, "<")
        middle = born_c + sex + until_c + country + "<" * 11
        lines = [top, middle + _mrz_check(top[5:] + born_c + until_c + "<" * 11), name.ljust(30, "<")[:30]]
    return kind, value("\n".join(lines), "PASSPORT_MRZ", "MRZ", note=kind)
