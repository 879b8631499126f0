//! Prints what the engine knows of the channels in the given files.
//!
//! In:  paths. Out: channels, runs and graphs as text.

use conc_analysis::load::Context;
use conc_analysis::{analyse, facts::text, load};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut request = load::Request::new(std::env::current_dir()?);
    request.paths = std::env::args_os().skip(1).map(Into::into).collect();
    let pool = load::pool(0)?;
    pool.install(|| -> Result<(), load::LoadError> {
        let workspace = load::load(&request)?;
        let all = [Context::Lib, Context::Bin, Context::Test, Context::Example, Context::Bench];
        let texts = analyse(&workspace, &all, |facts| {
            format!("{}\n{}\n{}", text::channels(facts), text::waits(facts), text::graphs(facts))
        });
        println!("{}", texts.concat());
        Ok(())
    })?;
    Ok(())
}
