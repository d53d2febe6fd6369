//! Countries as the tables name them: ISO's number, the English name, and ACLED's and UCDP's regions.

use crate::lexicon::Lexicon;
use crate::lexicon::rows::CountryRow;

/// The country with that ISO 3166-1 alpha-2 code.
#[must_use]
pub fn country(code: &str) -> Option<&'static CountryRow<'static>> {
    Lexicon::embedded().rows.countries.iter().find(|country| country.id == code)
}

/// A region of the world: as ACLED names it, and UCDP's wider one around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// ACLED's name.
    pub acled: &'static str,
    /// UCDP's name.
    pub ucdp: &'static str,
    countries: &'static str,
}

/// The region of that country; `None` for territories that the codebooks do not list.
#[must_use]
pub fn region(code: &str) -> Option<Region> {
    let listed = REGIONS.into_iter().find(|region| region.countries.split(' ').any(|listed| listed == code))?;
    // Where the two codebooks draw the line elsewhere.
    let ucdp = match code {
        "EG" => "Middle East",
        "AM" | "AZ" | "GE" => "Europe",
        _ => listed.ucdp,
    };
    Some(Region { ucdp, ..listed })
}

const REGIONS: [Region; 16] = [
    Region { acled: "Western Africa", ucdp: "Africa", countries: "BF BJ CI CV GH GM GN GW LR ML MR NE NG SH SL SN TG" },
    Region { acled: "Middle Africa", ucdp: "Africa", countries: "AO CD CF CG CM GA GQ ST TD" },
    Region {
        acled: "Eastern Africa",
        ucdp: "Africa",
        countries: "BI DJ ER ET KE KM MG MU MW MZ RE RW SC SO SS TZ UG YT ZM ZW",
    },
    Region { acled: "Southern Africa", ucdp: "Africa", countries: "BW LS NA SZ ZA" },
    Region { acled: "Northern Africa", ucdp: "Africa", countries: "DZ EG EH LY MA SD TN" },
    Region { acled: "Middle East", ucdp: "Middle East", countries: "AE BH IL IQ IR JO KW LB OM PS QA SA SY TR YE" },
    Region { acled: "Caucasus and Central Asia", ucdp: "Asia", countries: "AF AM AZ GE KG KZ TJ TM UZ" },
    Region { acled: "South Asia", ucdp: "Asia", countries: "BD BT IN LK MV NP PK" },
    Region { acled: "Southeast Asia", ucdp: "Asia", countries: "BN ID KH LA MM MY PH SG TH TL VN" },
    Region { acled: "East Asia", ucdp: "Asia", countries: "CN HK JP KP KR MN MO TW" },
    Region {
        acled: "Europe",
        ucdp: "Europe",
        countries: "AD AL AT AX BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV \
                    MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA XK",
    },
    Region { acled: "North America", ucdp: "Americas", countries: "CA US" },
    Region { acled: "Central America", ucdp: "Americas", countries: "BZ CR GT HN MX NI PA SV" },
    Region { acled: "South America", ucdp: "Americas", countries: "AR BO BR CL CO EC FK GF GY PE PY SR UY VE" },
    Region {
        acled: "Caribbean",
        ucdp: "Americas",
        countries: "AG AI AW BB BL BM BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI",
    },
    Region {
        acled: "Oceania",
        ucdp: "Asia",
        countries: "AS AU CK FJ FM GU KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV VU WF WS",
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_of_the_tables_has_one_region() {
        for country in &Lexicon::embedded().rows.countries {
            let code = country.id;
            let listed = REGIONS.iter().filter(|region| region.countries.split(' ').any(|one| one == code)).count();
            assert!(
                listed == 1
                    || matches!(code, "GL" | "PM" | "IO" | "AQ" | "TF" | "GS" | "HM" | "BV" | "UM" | "CX" | "CC"),
                "{code}: {listed}"
            );
        }
        assert_eq!(region("ML").map(|region| region.acled), Some("Western Africa"));
        assert_eq!(region("SY").map(|region| region.ucdp), Some("Middle East"));
        assert_eq!(region("EG").map(|region| region.ucdp), Some("Middle East"));
        assert_eq!(region("??"), None);
    }
}
