//! x
use rasid::mention::date;
use rasid::text::Document;
use std::io::BufRead;
fn main() {
    for l in std::io::stdin().lock().lines() {
        let v: serde_json::Value = serde_json::from_str(&l.unwrap()).unwrap();
        let t = v["text"].as_str().unwrap();
        let p = v["published"].as_str().and_then(date::Date::parse);
        let d = Document::new(t);
        let off = rasid::span::Offsets::new(t);
        let mut story = None;
        let mut out = vec![];
        for m in date::find_dates(&d) {
            let r = m.expr.resolve(&date::Anchors { published: p, story });
            if r.extent.is_some() {
                story = r.extent;
            }
            let s = m.span(&d);
            let c = off.code_points(s);
            out.push(serde_json::json!({"start":c.start,"end":c.end,"text":s.of(t),"edtf":r.edtf,"expr":format!("{:?}",m.expr)}));
        }
        println!(
            "{}",
            serde_json::json!({"id":v["id"],"dateline":date::dateline_date(&d).map(|d|d.to_string()),"dates":out})
        );
    }
}
