//! The notation of `events.tsv`: from its lines to cases, and from extracted events to the same notation, so that
//! both sides of a comparison read alike. The header of `events.tsv` explains it.

use rasid::event::model::Event;
use rasid::span::Span;

/// One line of the table.
pub struct Case {
    pub id: String,
    pub phenomenon: String,
    pub published: Option<String>,
    pub sentence: String,
    pub expected: Vec<Told>,
}

impl Case {
    /// The part of the id before its number.
    pub fn area(&self) -> &str {
        self.id.rsplit_once('-').map_or(self.id.as_str(), |(area, _)| area)
    }
}

/// A party or place: any of its spellings, the one to show first.
#[derive(Clone, Debug)]
pub struct Name {
    pub id: Option<String>,
    pub spellings: Vec<String>,
}

/// One event, with what a case says about it.
#[derive(Clone, Debug)]
pub struct Told {
    pub sub_event_type: String,
    pub status: String,
    pub aggregate: bool,
    pub date: Option<String>,
    pub place: Option<Name>,
    pub perpetrators: Vec<Name>,
    pub targets: Vec<Name>,
    pub losses: Vec<String>,
    /// Who claimed it, and who says so, where the case tells; always for an extracted event.
    pub claims: Option<(Vec<Name>, Vec<Name>)>,
    /// For an extracted event, the word that made it and the rules and rows behind it.
    pub why: Option<String>,
}

/// Reads the table; a line that does not follow the notation ends the test with its number.
pub fn read(table: &str) -> Vec<Case> {
    let lines = table.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
    lines
        .map(|(at, line)| case(line).unwrap_or_else(|why| panic!("tests/cases/events.tsv:{}: {why}", at + 1)))
        .collect()
}

fn case(line: &str) -> Result<Case, String> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [id, phenomenon, published, sentence, expected] = cells[..] else {
        return Err(format!("{} columns, expected 5", cells.len()));
    };
    let expected = match expected {
        "none" => Vec::new(),
        events => events.split(" ;; ").map(told).collect::<Result<_, _>>()?,
    };
    Ok(Case {
        id: id.to_owned(),
        phenomenon: phenomenon.to_owned(),
        published: (!published.is_empty()).then(|| published.to_owned()),
        sentence: sentence.to_owned(),
        expected,
    })
}

fn told(event: &str) -> Result<Told, String> {
    let fields: Vec<&str> = event.split(" | ").map(str::trim).collect();
    let [sub_event_type, status, aggregate, date, place, perpetrators, targets, losses, ref claims @ ..] = fields[..]
    else {
        return Err(format!("{} fields in «{event}», expected 8", fields.len()));
    };
    let list = |field: &str, between: &str| match field {
        "-" => Vec::new(),
        _ => field.split(between).map(|part| part.trim().to_owned()).collect::<Vec<_>>(),
    };
    let names = |field| -> Vec<Name> {
        list(field, " + ").into_iter().map(|name| Name { id: None, spellings: vec![name] }).collect()
    };
    let losses = list(losses, "+");
    if let Some(loss) = losses.iter().find(|loss| loss.split([':', ',']).count() != 4) {
        return Err(format!("«{loss}» is no loss: kind:low,best,high"));
    }
    let claims = match claims {
        [] => None,
        [claimed_by, sources] => Some((names(claimed_by), names(sources))),
        _ => {
            return Err(format!("{} fields in «{event}», expected 8, or 10 with claimed_by and sources", fields.len()));
        }
    };
    Ok(Told {
        sub_event_type: sub_event_type.to_owned(),
        status: status.to_owned(),
        aggregate: match aggregate {
            "yes" => true,
            "no" => false,
            other => return Err(format!("«{other}» is neither yes nor no")),
        },
        date: (date != "-").then(|| date.to_owned()),
        place: names(place).into_iter().next(),
        perpetrators: names(perpetrators),
        targets: names(targets),
        losses,
        claims,
        why: None,
    })
}

/// An extracted event as a case would tell it.
pub fn of(event: &Event, text: &str) -> Told {
    let name = |id: &Option<String>, name: &str, span: Span| Name {
        id: id.clone(),
        spellings: vec![name.to_owned(), span.of(text).to_owned()],
    };
    let bound = |bound: Option<u32>| bound.map(|n| n.to_string()).unwrap_or_default();
    let parties = |parties: &[rasid::event::model::Party]| {
        parties.iter().map(|party| name(&party.id, &party.name_ar, party.span)).collect()
    };
    Told {
        sub_event_type: event.sub_event_type.as_str().to_owned(),
        status: event.status.as_str().to_owned(),
        aggregate: event.aggregate,
        date: event.date.edtf.clone(),
        place: event.places.first().map(|place| name(&place.id, &place.name_ar, place.span)),
        perpetrators: parties(&event.perpetrators),
        targets: parties(&event.targets),
        losses: (event.casualties.iter())
            .map(|c| format!("{}:{},{},{}", c.kind.as_str(), bound(c.low), bound(c.best), bound(c.high)))
            .collect(),
        claims: Some((
            parties(&event.claimed_by),
            event.sources.iter().map(|source| name(&None, &source.name, source.span)).collect(),
        )),
        why: Some(format!("«{}» {}", event.trigger.of(text), event.rules.join(" "))),
    }
}

impl std::fmt::Display for Told {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let or_dash = |text: String| if text.is_empty() { "-".to_owned() } else { text };
        let names =
            |names: &[Name]| or_dash(names.iter().map(|n| n.spellings[0].as_str()).collect::<Vec<_>>().join(" + "));
        write!(
            f,
            "{} | {} | {} | {} | {} | {} | {} | {}",
            self.sub_event_type,
            self.status,
            if self.aggregate { "yes" } else { "no" },
            self.date.as_deref().unwrap_or("-"),
            names(self.place.as_slice()),
            names(&self.perpetrators),
            names(&self.targets),
            or_dash(self.losses.join("+")),
        )?;
        if let Some((claimed_by, sources)) = &self.claims {
            write!(f, " | {} | {}", names(claimed_by), names(sources))?;
        }
        self.why.as_ref().map_or(Ok(()), |why| write!(f, "   [{why}]"))
    }
}
