//! The page: puts the application into the document.

fn main() {
    rasid::ui::open();
}
