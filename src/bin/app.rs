//! The page: puts the application into the document.

use rasid::ui::App;

fn main() {
    yew::Renderer::<App>::new().render();
}
