//! The list of keys.

use yew::prelude::*;

use crate::ui::dialog::Dialog;
use crate::view::locale::Locale;

/// The list.
pub fn help(locale: Locale) -> Html {
    let words = locale.words();
    html! {
        <Dialog title={words.keys} class="keys">
            <div class="keys__g">
                { for words.key_groups.iter().map(|group| html! {
                    <section key={group.title}>
                        <h3>{ group.title }</h3>
                        <dl>
                            { for group.keys.iter().map(|key| html! {
                                <div key={key.does}>
                                    <dt>{ for key.keys.iter().map(|name| html! { <kbd key={*name}>{ *name }</kbd> }) }</dt>
                                    <dd>{ key.does }</dd>
                                </div>
                            }) }
                        </dl>
                    </section>
                }) }
            </div>
            <p class="keys__n">{ words.keys_note }</p>
            <p class="keys__n">{ words.credits }</p>
        </Dialog>
    }
}
