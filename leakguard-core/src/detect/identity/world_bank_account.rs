//! BANK_ACCOUNT: accounts of any country in a sentence, `Kontonummer 0648489890`, `compte n° 00012345678`: no check digit that all
//! share, so only where the words say it outright (<https://www.iso20022.org/>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::BankAccount,
    shapes: &["#######", "########", "#########", "##########", "###########", "############", "#############", "##############", "####.##.#####", "#### ## #####", "####################", "###-###-######", "###-######-##-###", "######-##-######"],
    valid,
    words: &[
        "konto", "kto", "kontonummer", "konto nr", "kontonr", "kto nr", "ktonr", "bankkonto", "bankkontonummer", "kontonummeret", "numéro de compte", "n de compte", "compte n", "compte no", "compte numéro", "compte bancaire", "numero di conto", "conto n",
        "conto numero", "conto corrente", "conto corrente n", "número de cuenta", "cuenta n", "cuenta no", "cuenta número", "cuenta corriente", "cuenta bancaria", "número de conta", "conta n", "conta número", "conta corrente",
        "conta bancária", "rekeningnummer", "bankrekening", "bankrekeningnummer", "rekening nr", "numer konta", "nr konta", "konto bankowe", "numer rachunku", "nr rachunku", "číslo účtu", "bankovní účet", "bankový účet", "számlaszám",
        "bankszámlaszám", "tilinumero", "hesap no", "hesap numarası", "номер счета", "расчетный счет", "расчетного счета", "계좌번호", "계좌", "口座番号", "口座",
    ],
    alone: 0.05,
    printed: 0.05,
    examples: &["0648489890", "8601.11.17947"],
    refused: &["0000000000", "11111111"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(number)
}
