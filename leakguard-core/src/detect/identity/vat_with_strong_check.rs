//! VAT_ID: tax numbers whose prefix, shape and check together are met by fewer than one in a hundred others of that
//! prefix, or by none for the letters in them: Belgium, France, the Netherlands, Sweden, Switzerland, Norway
//! (<https://ec.europa.eu/taxation_customs/vies/#/faq>).

use super::Identifier;
use super::vat::valid;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::VatId,
    shapes: &["BE##########", "BE ##########", "BE####.###.###", "BE ####.###.###", "BE #### ### ###", "BE ### #### ###", "BE ### ### ####", "BE ### ### ### #", "BE #### #### ##", "CHE#########", "CHE-###.###.###", "CHE ### ### ###", "CHE ###.###.###", "CHE-###.###.### MWST", "CHE######### MWST", "CHE-###.###.### TVA", "CHE######### TVA", "CHE-###.###.### IVA", "CHE######### IVA", "CHE#########MWST", "CHE#########TVA", "CHE#########IVA", "FR**#########", "FR **#########", "FR** ### ### ###", "FR ** ### ### ###", "FR ** #########", "FR **# #### ####", "FR **## #### ###", "FR **# ### ### ##", "NL#########B##", "NL #########B##", "NL###.###.###.B##", "NL ###.###.###.B##", "NL ### ### ### B##", "NL ####.##.###.B##", "NO#########MVA", "NO ### ### ### MVA", "NO #########MVA", "NO ######### MVA", "### ### ### MVA", "#########MVA", "######### MVA", "SE############", "SE ############", "SE######-####01", "SE ######-####-01"],
    valid,
    words: &["vat", "vat id", "vat no", "vat number", "vat reg", "vat reg no", "vat registration", "vatin", "vat identification", "ust id", "ustid", "ust idnr", "ustidnr", "ust id nr", "ust", "umsatzsteuer", "umsatzsteuer identifikationsnummer", "uid", "uid nummer", "mwst", "mwst nr", "tva", "numéro de tva", "numero de tva", "tva intracommunautaire", "tva intracom", "iva", "partita iva", "p iva", "piva", "btw", "btw nr", "btw nummer", "btw id", "moms", "momsnr", "moms nr", "momsregistreringsnummer", "nip", "nip ue", "dic", "dič", "ič dph", "ic dph", "nif", "cif", "nipc", "alv", "alv nro", "alv numero", "ddv", "id za ddv", "dph", "pvm", "pvm kodas", "pvn", "kmkr", "käibemaksukohustuslase", "αφμ", "afm", "áfa", "adószám", "közösségi adószám", "oib", "pdv", "pdv id", "cvr", "cvr nr", "ддс", "mva", "tax id", "tax number", "tax no", "eu vat"],
    alone: 0.75,
    printed: 0.75,
    examples: &["NL123456782B90", "BE 0428.759.497", "FR 40 303 265 045", "FRK7399859412", "CHE-107.787.577 IVA", "CHE-107.787.577", "NO 995 525 828 MVA", "SE123456789701", "NL004495445B01"],
    refused: &["NL123456783B90", "BE 0431.150.351", "FR 84 323 140 391", "CHE-107.787.578 IVA", "NO 995 525 829 MVA", "SE123456789101"],
};


