//! What comments that speak to the linter are about.

use super::super::cover;
use super::lowered;

/// What the first remark of a text says, and the longest piece of code that it covers.
fn remark(text: &str) -> (String, String) {
    let file = lowered(text);
    let remark = file.remarks.first().expect("a remark");
    let cut = |range: crate::domain::Range| &text[range.start as usize..range.end as usize];
    assert_eq!(cut(remark.text), &*remark.said);
    let covered = cover::Cover::new(&file).of(remark).into_iter().max_by_key(|r| r.end - r.start);
    (remark.said.to_string(), covered.map_or_else(String::new, |range| cut(range).to_owned()))
}

#[test]
fn remarks_are_about_what_starts_below_or_on_their_line() {
    const SAID: &str = "// conc-lint: allow(x) why";
    for (text, want) in [
        ("@\nfn f() {}\nfn g() {}", "fn f() {}"),
        ("@\n\n// Other.\n#[a(b[0])]\n#[c]\npub fn f() {}", "pub fn f() {}"),
        ("#[a] @\nfn f() {}", "fn f() {}"),
        ("struct S {\n @\n a: A,\n b: B }", "a: A"),
        ("enum E { A, @\n B }", "enum E { A, @\n B }"),
        ("impl S {\n @\n fn f() {} }", "fn f() {}"),
        ("fn f() {\n @\n let x = g();\n h(); }", "let x = g();"),
        ("fn f() {\n let x = g(); @\n h(); }", "let x = g();"),
        ("fn f() {\n g(|| { @\n  h(); }); }", "g(|| { @\n  h(); });"),
        ("fn f() {\n g(|| {\n  h();\n }); @\n i(); }", "g(|| {\n  h();\n });"),
        ("fn f() { g(\n @\n a,\n b) }", "a"),
        ("fn f() { match x {\n @\n A => a(),\n B => b() } }", "A => a()"),
        ("fn f() {\n let x = a\n  @\n  .b()\n  .c();\n d(); }", "a\n  @\n  .b()\n  .c()"),
        ("fn f() { select! {\n @\n a = b => c(),\n d = e => g(), } }", "a = b => c()"),
        ("fn f() { g(); @\n}", "fn f() { g(); @\n}"),
        ("fn f() {\n g();\n @\n}", ""),
        ("@", ""),
    ] {
        let want = want.replace('@', SAID);
        let (said, covered) = remark(&text.replace('@', SAID));
        assert_eq!((said.as_str(), covered), ("allow(x) why", want), "{text}");
    }
}

#[test]
fn remarks_are_plain_comments_alone() {
    for (text, want) in [
        ("// conc-lint:allow(x)\r\nfn f() {}", &["allow(x)"][..]),
        ("//conc_lint: a\nfn f() {}\n  // conc-lint: b", &["a", "b"]),
        ("fn f() { g(/* conc-lint: allow(x) */ 1) }", &["allow(x)"]),
        ("/* conc-lint: a /* b */ */ fn f() {}", &["a /* b */"]),
        ("/// conc-lint: a\n//! conc-lint: b\n/** conc-lint: c */ fn f() {}", &[]),
        ("const A: &str = \"// conc-lint: a\";", &[]),
        ("const A: &str = r#\"\n// conc-lint: a\n\"#;", &[]),
        ("// conc_lint::x is a lint\n// see conc-lint: it\n", &[]),
        ("// ü conc-lint\n// conc-lint:", &[""]),
        ("// conc-lint: ü", &["ü"]),
    ] {
        let file = lowered(text);
        let said: Vec<&str> = file.remarks.iter().map(|remark| &*remark.said).collect();
        assert_eq!(said, want, "{text}");
        assert!(file.mentioned, "{text}");
    }
    assert!(!lowered("// concurrent-lint: a\n").mentioned);
}

#[test]
fn thousands_of_remarks_on_one_line_are_read_in_time() {
    let one = "f(a)./* conc-lint: allow(x) */g(b)?; ";
    let chain = format!("a{}; ", "\n// conc-lint: allow(x)\n.b()".repeat(20));
    for text in [
        format!("fn f() {{ {} }}", one.repeat(20_000)),
        format!("fn f() {{ {} }}", chain.repeat(200)),
        format!("#[a({})] fn f() {{}}", "\n// conc-lint: allow(x)\nb,".repeat(20_000)),
    ] {
        let file = lowered(&text);
        assert!(file.remarks.len() >= 3_000);
        let cover = cover::Cover::new(&file);
        let covers: usize = file.remarks.iter().map(|remark| cover.of(remark).len()).sum();
        assert!(covers <= file.remarks.len() * 101, "{covers}");
    }
}

#[test]
fn attributes_know_what_they_are_about() {
    let text = "#![z]\n#[a] mod m { #[b] fn f() { #[c] let x = 1; #[d] fn g() {} h(#[e] y) } }";
    let file = lowered(text);
    let found: Vec<(String, &str)> = cover::attributes(&file)
        .into_iter()
        .map(|(attr, about)| {
            let end = (about.end as usize).min(text.len());
            (attr.path[0].as_str().to_owned(), &text[about.start as usize..end])
        })
        .collect();
    let about = |name: &str| found.iter().find(|(path, _)| path == name).expect("listed").1;
    assert_eq!(found.len(), 6);
    assert_eq!(about("z"), text);
    assert!(about("a").starts_with("mod m {") && about("b").starts_with("fn f()"));
    assert_eq!((about("c"), about("d"), about("e")), ("let x = 1;", "fn g() {}", "y"));
}
