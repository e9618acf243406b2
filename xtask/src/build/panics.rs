//! Panics without words. Nobody in a page reads what a panic says, but it is a tenth of what a page downloads: each
//! message's words, the places that lead there with what they would tell, and what forms it all.

use anyhow::{Result, ensure};
use rustc_demangle::demangle;
use wasm_bindgen_cli_support::Output;

/// The functions of the standard library in which panics end, or the beginnings of their names. None gives anything back.
const PANICS: [&str; 12] = [
    "alloc::alloc::handle_alloc_error",
    "alloc::raw_vec::capacity_overflow",
    "alloc::raw_vec::handle_error",
    "core::cell::panic_already",
    "core::option::expect_failed",
    "core::option::unwrap_failed",
    "core::panicking::",
    "core::result::unwrap_failed",
    "core::slice::copy_from_slice_impl::len_mismatch_fail",
    "core::slice::index::slice_index_fail",
    "core::str::slice_error_fail",
    "std::thread::local::panic_access_error",
];

/// Lets these functions do at once what they would do at the end: trap. The optimiser then takes out all that only they
/// would have needed.
///
/// # Errors
/// If hardly any of them is there.
pub fn silence(output: &mut Output) -> Result<()> {
    let mut found = 0;
    for function in output.wasm_mut().funcs.iter_mut() {
        if function.name.as_deref().is_some_and(panics) {
            let mut body = function.kind.unwrap_local_mut().builder_mut().func_body();
            body.instrs_mut().clear();
            body.unreachable();
            found += 1;
        }
    }
    ensure!(found >= PANICS.len() / 2, "only {found} functions panic: have those of the standard library new names?");
    Ok(())
}

/// Whether a function, by its name in the module, is one of them.
fn panics(name: &str) -> bool {
    let name = format!("{:#}", demangle(name));
    PANICS.iter().any(|start| name.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::panics;

    #[test]
    fn functions_that_panic_are_told_by_their_names() {
        assert!(panics("_RNvNtCsgXGp5Oqx2Ny_4core9panicking18panic_bounds_check"));
        assert!(panics("_RNvNtCs5cOc02OMXlo_5alloc7raw_vec12handle_error"));
        assert!(!panics("_RNvMNtCs86o9dxWySvj_9hashbrown3rawNtB2_11Fallibility17capacity_overflow"));
        assert!(!panics("memcpy"));
    }
}
