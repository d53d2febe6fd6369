use rasid::mention::{date, number};
use rasid::text::Document;
use std::io::Read;
fn main() {
    let mut a = std::env::args().skip(1);
    let p = a.next().and_then(|p| date::Date::parse(&p));
    let mut t = String::new();
    std::io::stdin().read_to_string(&mut t).unwrap();
    let d = Document::new(&t);
    let mut story = None;
    eprintln!("dateline {:?}", date::dateline_date(&d).map(|d| d.to_string()));
    for m in date::find_dates(&d) {
        let r = m.expr.resolve(&date::Anchors { published: p, story });
        if r.extent.is_some() {
            story = r.extent;
        }
        println!("D {} => {:?} {:?}   {:?}", d.span(m.tokens.clone()).of(&t), r.edtf, r.precision, m.expr);
    }
    for m in date::find_durations(&d) {
        println!("P {} => {:?}", d.span(m.tokens.clone()).of(&t), m.duration.iso());
    }
    let dates = date::find_dates(&d);
    let taken: Vec<_> = dates.iter().map(|d| d.tokens.clone()).collect();
    for m in number::outside(number::find_numbers(&d), &taken) {
        println!(
            "N {} [{}] => {:?}/{:?}/{:?} {:?} {:?}",
            d.span(m.tokens.clone()).of(&t),
            d.span(m.head.clone()).of(&t),
            m.quantity.low,
            m.quantity.best,
            m.quantity.high,
            m.bound,
            m.unit
        );
    }
}
