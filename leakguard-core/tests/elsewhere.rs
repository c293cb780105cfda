//! Values whose names stand somewhere else than right before them, or are written in another way: in the member before, in a call that
//! defines a constant, as entities of HTML, on a card, in a table inside of a letter. Each has its near misses.

#![allow(clippy::unwrap_used)]

use leakguard_core::{Context, Engine, Format, Policy, Scratch};

fn found_in(input: &str, format: Format) -> Vec<(&'static str, String)> {
    let engine = Engine::new(Policy::preset("redact-all").unwrap(), None).unwrap();
    let mut scratch = Scratch::default();
    let redaction = engine.scan(input.as_bytes(), &Context::default(), format, &mut scratch);
    let findings = redaction.findings.iter().filter(|finding| finding.score >= 0.5);
    findings.map(|finding| (finding.entity.name(), input[finding.start..finding.end].to_owned())).collect()
}

fn check(input: &str, expected: &[(&str, &str)]) {
    let found = found_in(input, Format::Auto);
    let found: Vec<_> = found.iter().map(|(entity, value)| (*entity, value.as_str())).collect();
    assert_eq!(found, expected, "{input}");
}

const PASSWORD: &str = "PASSWORD";
const SECRET: &str = "GENERIC_SECRET";
const PERSON: &str = "PERSON";

#[test]
fn the_member_before_names_a_value() {
    check(
        "env:\n  - name: DB_PASSWORD\n    value: hunter2secret\n  - name: API_SECRET\n    value: 'zK8fQ2mXvL0pR7tW'\n  - name: LOG_LEVEL\n    value: debug\n\
         \u{20} - name: PUBLIC_URL\n    value: https://shop.example/a\n  - name: CUSTOMER_FIRSTNAME\n    value: Jane\n",
        &[(PASSWORD, "hunter2secret"), (SECRET, "zK8fQ2mXvL0pR7tW"), (PERSON, "Jane")],
    );
    for text in [
        r#"env [{\"name\":\"DB_PASSWORD\",\"value\":\"hunter2secret\"}] done"#,
        r#"env [{"Name":"DB_PASSWORD","Value":"hunter2secret"}] done"#,
        r#"env [{"ParameterKey":"DBPassword","ParameterValue":"hunter2secret"}] done"#,
        "var env = [{name: 'DB_PASSWORD', value: 'hunter2secret'}];",
        "$env = [['name' => 'DB_PASSWORD', 'value' => 'hunter2secret']];",
        "set {\n  name  = \"db.password\"\n  value = \"hunter2secret\"\n}",
        "Config: <add key=\"DbPassword\" value=\"hunter2secret\"/>",
    ] {
        check(text, &[(PASSWORD, "hunter2secret")]);
    }
}

#[test]
fn a_member_before_that_names_nothing_says_nothing() {
    for text in [
        "- name: DB_PASSWORD\n  valueFrom:\n    secretKeyRef: x\n- name: DB_PASSWORD\n  value: $(OTHER)\n",
        "- name: REPLICAS\n  value: hunter2secret\n",
        "options = [{label: 'Forgot Password', value: 'forgot_password'}, {label: 'Email', value: 'email'}]",
        "see { name: 'password', value: 'secret' } for how it is sent",
        "<input type=\"submit\" name=\"reset_password\" value=\"Reset password\"> <option value=\"DE\">Germany</option>",
        "name: the place\nvalue: hunter2secret\n",
    ] {
        check(text, &[]);
    }
}

/// As WordPress draws them, from all printable characters without quotes and the backslash: any may be the first.
fn salts() -> Vec<String> {
    let signs: Vec<char> = (' '..='~').filter(|sign| !matches!(sign, '\'' | '"' | '\\')).collect();
    let mut state = 7u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        signs[(state >> 33) as usize % signs.len()]
    };
    let mut salts: Vec<String> = (0..500).map(|index| std::iter::once(signs[index % signs.len()]).chain((0..63).map(|_| next())).collect()).collect();
    // What has all the signs of a document or of a path with a query is taken for one.
    let is_another = |salt: &String| salt.contains("[[[") || salt.contains("[{}") || salt.ends_with('{') || salt.contains('/') && salt.contains('?');
    salts.retain(|salt| !is_another(salt));
    salts
}

#[test]
fn the_constants_of_wordpress_are_found_however_they_are_drawn() {
    const NAMES: [&str; 8] = ["AUTH_KEY", "SECURE_AUTH_KEY", "LOGGED_IN_KEY", "NONCE_KEY", "AUTH_SALT", "SECURE_AUTH_SALT", "LOGGED_IN_SALT", "NONCE_SALT"];
    for (index, salts) in salts().chunks(8).enumerate() {
        let line = |(name, salt): (&&str, &String)| match index % 3 {
            0 => format!("define('{name}',         '{salt}');\n"),
            1 => format!("define( '{name}', '{salt}' );\n"),
            _ => format!("define( \"{name}\",   \"{salt}\" );\n"),
        };
        let config: String = NAMES.iter().zip(salts).map(line).collect();
        let text = format!("<?php\ndefine( 'DB_PASSWORD', 'hunter2secret' );\n{config}define('WP_DEBUG', false);\n");
        let expected: Vec<_> = std::iter::once((PASSWORD, "hunter2secret")).chain(salts.iter().map(|salt| ("WORDPRESS_KEY", salt.as_str()))).collect();
        check(&text, &expected);
    }
}

#[test]
fn constants_that_are_to_be_filled_in_are_none() {
    check(
        "<?php\ndefine( 'DB_NAME', 'shop' );\ndefine( 'AUTH_KEY',  'put your unique phrase here' );\ndefine( 'SECURE_AUTH_KEY',  'put your unique phrase here' );\n\
         define( 'NONCE_SALT', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' );\nundefine('AUTH_KEY', '');\ndefine('DB_PASSWORD', getenv('DB_PASSWORD'));\n",
        &[],
    );
}

#[test]
fn dumps_that_html_has_escaped_are_read_as_they_were() {
    for (text, value) in [
        ("[password] =&gt; hunter2secret", (PASSWORD, "hunter2secret")),
        ("  [firstname] =&gt; Jane\n", (PERSON, "Jane")),
        ("&#039;firstname&#039; =&gt; &#039;Jane&#039;,", (PERSON, "Jane")),
        ("&#39;password&#39; =&gt; &#39;hunter2secret&#39;,", (PASSWORD, "hunter2secret")),
        ("[&quot;password&quot;]=&gt;\n  string(13) &quot;hunter2secret&quot;\n", (PASSWORD, "hunter2secret")),
        ("[firstname:protected] =&gt; Jane\n", (PERSON, "Jane")),
        ("<div data-customer=\"{&quot;id&quot;:1,&quot;firstname&quot;:&quot;Jane&quot;}\">", (PERSON, "Jane")),
        ("data-customer='{&#34;firstname&#34;: &#34;Jane&#34;}'", (PERSON, "Jane")),
    ] {
        check(text, &[value]);
        check(&format!("<html><body><pre>{text}</pre></body></html>"), &[value]);
    }
    for text in [
        "data-mage-init=\"{&quot;password&quot;:{&quot;minLength&quot;:8},&quot;sku&quot;:&quot;A-1&quot;}\"",
        "[password] =&gt; \n [other] =&gt; x",
        "if (password &gt; 3) &quot;firstname&quot; is asked for",
        "[firstname] =&gt; [PERSON]",
    ] {
        check(text, &[]);
    }
}

#[test]
fn a_space_that_does_not_break_parts_as_any_other() {
    check("Authorization: Bearer\u{a0}mF_9.B5f-4.1JqMzK8fQ2mXvL0pR7tW", &[("BEARER_TOKEN", "mF_9.B5f-4.1JqMzK8fQ2mXvL0pR7tW")]);
    check("BIC:\u{a0}COBADEFFXXX", &[("SWIFT_BIC", "COBADEFFXXX")]);
    check("password:\u{a0}hunter2secret", &[(PASSWORD, "hunter2secret")]);
    check("The bearer\u{a0}of good news, password:\u{a0}", &[]);
}

#[test]
fn what_carriers_are_entered_with_is_a_secret() {
    for text in [
        "<AccessRequest><AccessLicenseNumber>8D2F4C7A91B3E605</AccessLicenseNumber></AccessRequest>",
        r#"{"AccessLicenseNumber":"8D2F4C7A91B3E605"}"#,
        "access_license_number=8D2F4C7A91B3E605",
        "carriers/ups/access_license_number = 8D2F4C7A91B3E605",
        "<WebAuthenticationDetail><UserCredential><Key>8D2F4C7A91B3E605</Key></UserCredential></WebAuthenticationDetail>",
        r#"{"WebAuthenticationDetail":{"UserCredential":{"Key":"8D2F4C7A91B3E605"}}}"#,
        r#"{"carriers/fedex/key":"8D2F4C7A91B3E605"}"#,
    ] {
        check(text, &[(SECRET, "8D2F4C7A91B3E605")]);
    }
    for text in [
        r#"{"Item":{"Key":"8D2F4C7A91B3E605"}}"#,
        r#"<item name="carriers/ups/access_license_number">1</item>"#,
        r#"{"carriers/fedex/key":"1","UserCredential":{"Key":"1"}}"#,
    ] {
        check(text, &[]);
    }
}

#[test]
fn a_card_may_have_underscores_between_its_groups() {
    check("paid with 4111_1111_1111_1111 today", &[("CREDIT_CARD", "4111_1111_1111_1111")]);
    for text in ["paid with 4111_1111_1111_1112 today", "see scan_4111_1111_1111_1111", "see 4111_1111_1111_1111.jpg"] {
        check(text, &[]);
    }
}

#[test]
fn a_vcard_says_whose_it_is() {
    let card =
        "BEGIN:VCARD\nVERSION:3.0\nN:Doe;Jane;;;\nFN:Jane Doe\nORG:Example\nADR;TYPE=HOME:;;1 Main St;Springfield;IL;62701;USA\nBDAY:19880314\nEND:VCARD\n";
    let expected = [(PERSON, "Doe;Jane"), (PERSON, "Jane Doe"), ("POSTAL_ADDRESS", "1 Main St;Springfield;IL;62701;USA"), ("DATE_OF_BIRTH", "19880314")];
    check(card, &expected);
    check(&format!("A contact was exported:\n\n{card}\nN: 12, FN: nothing\n"), &expected);
    check("N:Doe;Jane;;;\nFN:Jane Doe\n", &[]);
    check("BEGIN:VEVENT\nN:Doe;Jane;;;\nEND:VEVENT\n", &[]);
}

#[test]
fn an_interchange_says_who_its_parties_are() {
    check(
        "UNA:+.? 'UNB+UNOC:3+SENDER+RECEIVER+260101:1200+1'\nUNH+1+ORDERS:D:96A:UN'\nNAD+SU+4012345000009::9++Example Ltd'\nNAD+BY+++Jane Doe+Street 1+City++12345+DE'\nUNT+4+1'\n",
        &[(PERSON, "Jane Doe"), ("POSTAL_ADDRESS", "Street 1"), ("POSTAL_ADDRESS", "City"), ("POSTAL_ADDRESS", "12345")],
    );
    check("An order: NAD+BY+++Jane Doe+Street 1+City++12345+DE'\n", &[]);
}

#[test]
fn a_value_that_goes_on_over_a_cells_start_ends_there() {
    let input = "\"id\",\"lastname\"\n\"1\",\"Weber\"\nsent {\"password\":\" jane.doe@example.com ,\\\"\"} to it\n";
    let expected = "\"id\",\"lastname\"\n\"1\",\"[PERSON]\"\nsent {\"password\":\"[PASSWORD] ,[PERSON]\n";
    let engine = Engine::new(Policy::preset("redact-all").unwrap(), None).unwrap();
    let redaction = engine.redact(input.as_bytes(), &Context::default(), Format::Text, &mut Scratch::default()).unwrap().output.map(<[u8]>::to_vec);
    assert_eq!(redaction.map(|output| String::from_utf8_lossy(&output).into_owned()).as_deref(), Some(expected));
}

#[test]
fn a_table_in_a_letter_says_what_its_cells_are() {
    check(
        "Hello,\n\nas asked:\n\nid,firstname,lastname,email,password\n1,Jane,Doe,jane@example.com,hunter2!\n2,John,Roe,john@example.com,\n\nBest, and so on, and on\n",
        &[
            (PERSON, "Jane"),
            (PERSON, "Doe"),
            ("EMAIL_ADDRESS", "jane@example.com"),
            (PASSWORD, "hunter2!"),
            (PERSON, "John"),
            (PERSON, "Roe"),
            ("EMAIL_ADDRESS", "john@example.com"),
        ],
    );
    check("Hello,\n\nid,title,lastname,note\n1,Chair,Table,jane@example.com\n", &[("EMAIL_ADDRESS", "jane@example.com")]);
}
