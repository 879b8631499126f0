//! What a run makes of one group of packages: ask the lints, choose by levels and suppressions.
//!
//! In:  a group as it was loaded, the configuration.
//! Out: [`Share`], its part of the report: the code itself is not needed any more.

use std::path::PathBuf;

use conc_analysis::domain::FileId;
use conc_analysis::load::{NotAnalysed, Request, Workspace};
use conc_lints::{Diagnostic, LINTS, Level, Lint};

use crate::config::{FileLevels, Settings};
use crate::levels::Levels;
use crate::progress::Progress;
use crate::report::Finding;
use crate::suppress::{Scopes, Used, judge};
use crate::survey::Survey;

/// What a group adds to a report.
#[derive(Debug)]
pub struct Share {
    /// Its files.
    pub survey: Survey,
    /// What is reported, in no order.
    pub findings: Vec<Finding>,
    /// How many findings are not, because the source says so.
    pub silenced: usize,
}

/// Looks at a group.
pub fn look(
    mut workspace: Workspace,
    request: &Request,
    settings: &Settings,
    progress: &Progress,
) -> Share {
    // Files that stand alone are found once modules are known.
    let stand_ins = workspace.packages.iter().filter(|p| p.manifest_path.as_os_str().is_empty());
    progress.more(stand_ins.count());
    let levels = settings.levels(&workspace);
    let scopes = Scopes::new(&workspace);
    let (diagnostics, given_up) = ask(&workspace, &scopes, settings, &levels, progress);
    workspace.not_analysed.extend(given_up);
    workspace.note_unread();
    let wanted = wanted(&workspace, request);
    let levels = |file: FileId| levels.of(file).filter(|_| wanted(file));
    let mut used = Used::default();
    let mut findings = chosen(diagnostics, &workspace, &scopes, &levels, &mut used);
    let idle = judge(&scopes, &used, &workspace, &levels);
    findings.extend(chosen(idle, &workspace, &scopes, &levels, &mut used));
    Share { survey: Survey::new(&workspace), findings, silenced: used.silenced }
}

impl Share {
    /// The report of all groups.
    pub fn join(shares: Vec<Self>, not_analysed: &[NotAnalysed]) -> Self {
        let mut silenced = 0;
        let (surveys, found): (Vec<Survey>, Vec<Vec<Finding>>) = shares
            .into_iter()
            .map(|share| {
                silenced += share.silenced;
                (share.survey, share.findings)
            })
            .unzip();
        let (survey, numbers) = Survey::join(surveys, not_analysed);
        let mut findings: Vec<Finding> = Vec::new();
        for (found, numbers) in found.into_iter().zip(numbers) {
            let number = |file: FileId| numbers.get(file.0 as usize).copied().unwrap_or(file);
            findings.extend(found.into_iter().map(|finding| Finding {
                diagnostic: finding.diagnostic.renumbered(number),
                level: finding.level,
            }));
        }
        findings.sort_by_key(Finding::place);
        Self { survey, findings, silenced }
    }
}

/// What the lints of this run find, whatever becomes of it, and the packages that they did not see
/// in full.
fn ask(
    workspace: &Workspace,
    scopes: &Scopes,
    settings: &Settings,
    levels: &FileLevels,
    progress: &Progress,
) -> (Vec<Diagnostic>, Vec<NotAnalysed>) {
    let raised = scopes.raised();
    let runs = |lint: &Lint| {
        levels.runs(lint) || raised.iter().any(|(named, _)| named.means(lint, Level::Allow))
    };
    let lints: Vec<&Lint> = LINTS.iter().copied().filter(|lint| runs(lint)).collect();
    let mut contexts = levels.contexts();
    for list in [&mut contexts.all, &mut contexts.usual] {
        list.extend(raised.iter().map(|(_, context)| *context));
        list.sort_unstable();
        list.dedup();
    }
    let found = conc_analysis::analyse_with(settings.models, workspace, &contexts, |facts| {
        let mut found = Vec::new();
        for lint in &lints {
            (lint.check)(facts, &mut found);
        }
        progress.done();
        (found, facts.given_up().then(|| facts.roots().package))
    });
    let (found, given_up): (Vec<_>, Vec<_>) = found.into_iter().unzip();
    let rows = given_up.into_iter().flatten().map(|n| too_large(workspace, n)).collect();
    (found.concat(), rows)
}

/// The row of a package whose channels were given up.
fn too_large(workspace: &Workspace, package: usize) -> NotAnalysed {
    NotAnalysed {
        path: workspace.packages[package].manifest_path.clone(),
        place: None,
        reason:
            "its channels carry too much to follow; split the package for lints about channels \
                 and kept handles to see it"
                .to_owned(),
    }
}

/// Which files' findings were asked for.
fn wanted<'a>(workspace: &'a Workspace, request: &Request) -> impl Fn(FileId) -> bool + use<'a> {
    let paths: Vec<PathBuf> = request.paths.iter().map(|path| request.absolute(path)).collect();
    move |id| {
        let Some(file) = workspace.files.get(id.0 as usize) else { return false };
        let asked = paths.is_empty()
            || paths.iter().any(|path| {
                file.path.starts_with(path)
                    // A manifest stands for its folder.
                    || path.ends_with("Cargo.toml")
                        && path.parent().is_some_and(|folder| file.path.starts_with(folder))
            });
        let owner = file.owner.and_then(|(id, _)| workspace.crates.get(id.0 as usize));
        asked && owner.is_some_and(|c| workspace.packages[c.package].selected)
    }
}

/// The findings that this run reports, in order of place.
fn chosen<'l>(
    diagnostics: Vec<Diagnostic>,
    workspace: &Workspace,
    scopes: &Scopes,
    levels: &dyn Fn(FileId) -> Option<&'l Levels>,
    used: &mut Used,
) -> Vec<Finding> {
    let mut own: Vec<(Diagnostic, &Levels)> = diagnostics
        .into_iter()
        .filter_map(|found| levels(found.primary.span.file).map(|levels| (found, levels)))
        .collect();
    let key = |found: &Diagnostic| (found.primary.span, found.lint.id);
    own.sort_by_key(|(found, _)| key(found));
    own.dedup_by_key(|(found, _)| key(found));
    own.into_iter()
        .map(|(diagnostic, levels)| {
            let level = scopes.level(&diagnostic, workspace, levels, used);
            Finding { diagnostic, level }
        })
        .filter(|finding| finding.level > Level::Allow)
        .collect()
}
