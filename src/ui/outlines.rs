//! The outlines that the map draws, from the script that fetches them. What comes in is nothing, or keys of regions; what
//! goes out is shapes. How they are drawn is the map's business.

use std::rc::Rc;

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::view::atlas::{Outline, Region};

#[wasm_bindgen]
extern "C" {
    /// Codes of countries and their shapes, by turns.
    #[wasm_bindgen(js_namespace = rasid, js_name = loadWorld, catch)]
    fn load_world() -> Result<Promise, JsValue>;

    /// The shape of each region, empty where there is none.
    #[wasm_bindgen(js_namespace = rasid, js_name = loadRegions, catch)]
    fn load_regions(keys: Array) -> Result<Promise, JsValue>;
}

/// The countries; `Err` when they cannot be had.
pub type World = Result<Rc<Vec<Outline>>, ()>;

/// Fetches the countries.
pub async fn world() -> World {
    let parts = texts(load_world()).await?;
    Ok(Rc::new(parts.chunks_exact(2).filter_map(|pair| Outline::parse(&pair[0], &pair[1])).collect()))
}

/// Fetches the regions of these keys, as far as their shapes are known.
pub async fn regions(keys: Vec<String>) -> Result<Vec<Region>, ()> {
    let paths = texts(load_regions(keys.iter().map(|key| JsValue::from_str(key)).collect())).await?;
    let known = keys.into_iter().zip(paths).filter(|(_, path)| !path.is_empty());
    Ok(known.map(|(key, path)| Region { key, path: path.into() }).collect())
}

async fn texts(promise: Result<Promise, JsValue>) -> Result<Vec<String>, ()> {
    let loaded = JsFuture::from(promise.map_err(drop)?).await.map_err(drop)?;
    Ok(Array::from(&loaded).iter().map(|part| part.as_string().unwrap_or_default()).collect())
}
