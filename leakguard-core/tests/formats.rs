//! Every format by examples of what leaves a shop: names of fields count, escapes are decoded, the rest keeps its bytes.

#![allow(clippy::unwrap_used)]

use leakguard_core::{Context, Engine, Format, Policy, Scratch};

/// The output, and what it was read as.
fn read(input: &str, format: Format) -> (String, Format) {
    let engine = Engine::new(Policy::preset("redact-all").unwrap(), None).unwrap();
    let mut scratch = Scratch::default();
    let redaction = engine.redact(input.as_bytes(), &Context::default(), format, &mut scratch).unwrap();
    for pair in redaction.findings.windows(2) {
        assert!(pair[0].end <= pair[1].start, "findings overlap or are out of order: {pair:?} in {input}");
    }
    let output = String::from_utf8(redaction.output.unwrap_or(input.as_bytes()).to_vec()).unwrap();
    let read_as = redaction.format;
    let again = engine.redact(output.as_bytes(), &Context::default(), format, &mut scratch).unwrap();
    assert_eq!(again.output.map(String::from_utf8_lossy), None, "redacted twice, {output:?} changes");
    (output, read_as)
}

/// `auto` tells the format, and both ways give the same.
fn both(input: &str, format: Format) -> String {
    let (output, read_as) = read(input, Format::Auto);
    assert_eq!(read_as, format, "{input}");
    assert_eq!(read(input, format).0, output, "{input}");
    output
}

#[test]
fn a_line_of_ndjson_stands_for_itself() {
    let input = "{\"first_name\":\"Jonas\"}\r\n\n{\"city\":\"Kiel\",\"note\":\"for Jonas\"}\n{\"last_name\":\"We\n{\"last_name\":\"Weber\"}\n";
    let output = both(input, Format::Ndjson);
    assert_eq!(
        output,
        "{\"first_name\":\"[PERSON]\"}\r\n\n{\"city\":\"Kiel\",\"note\":\"for Jonas\"}\n{\"last_name\":\"[PERSON]\n{\"last_name\":\"[PERSON]\"}\n"
    );
}

/// The dashes are none of the number's.
#[test]
fn what_is_glued_to_a_number_is_text() {
    let dashes = "-----";
    for (before, value, label) in [
        ("23", format!("{dashes}BEGIN PRIVATE KEY{dashes}"), "[PRIVATE_KEY]"),
        ("1.5e3", format!("{dashes}BEGIN PRIVATE KEY{dashes}"), "[PRIVATE_KEY]"),
        ("23-", "jane@example.com".to_owned(), "[EMAIL_ADDRESS]"),
    ] {
        assert_eq!(read(&format!("{before}{value}"), Format::Ndjson).0, format!("{before}{label}"));
        assert_eq!(read(&format!("{{\"id\":{before}{value}}}"), Format::Json).0, format!("{{\"id\":{before}{label}}}"));
    }
}

#[test]
fn titles_name_the_cells_of_a_table() {
    for separator in [",", ";", "\t", "|"] {
        let line = |cells: [&str; 5]| cells.join(separator);
        let input = format!(
            "{}\r\n{}\r\n\r\n{}",
            line(["id", "firstname", "Last Name", "city", "password"]),
            line(["17", "Jonas", "\"Weber \"\"Jo\"\"\"", "Kiel", "hunter2!"]),
            line(["18", "", "\"\"", "\"a\nb\"", "x"])
        );
        let output = both(&input, Format::Csv);
        let expected = format!(
            "{}\r\n{}\r\n\r\n{}",
            line(["id", "firstname", "Last Name", "city", "password"]),
            line(["17", "[PERSON]", "\"[PERSON]\"", "[POSTAL_ADDRESS]", "[PASSWORD]"]),
            line(["18", "", "\"\"", "\"[POSTAL_ADDRESS]\"", "[PASSWORD]"])
        );
        assert_eq!(output, expected);
    }
}

#[test]
fn a_table_of_excel_says_its_separator_itself() {
    let input = "sep=;\r\nname, first;firstname;e-mail\r\n\"Weber, Jo\";Jonas;jonas@example.com\r\n";
    assert_eq!(read(input, Format::Csv).0, "sep=;\r\nname, first;firstname;e-mail\r\n\"Weber, Jo\";[PERSON];[EMAIL_ADDRESS]\r\n");
}

#[test]
fn a_table_without_titles_is_judged_by_what_its_cells_are() {
    let input = "1,jane@example.com,\"4111 1111 1111 1111\"\n2,,x\n";
    assert_eq!(read(input, Format::Csv).0, "1,[EMAIL_ADDRESS],\"[CREDIT_CARD]\"\n2,,x\n");
}

#[test]
fn sentences_with_as_many_commas_are_no_table() {
    let input = "Hello, my telephone is 030 90182034, PESEL 44051401359\nThanks, the parcel came, all is well\n";
    let expected = "Hello, my telephone is [PHONE_NUMBER], PESEL [PL_PESEL]\nThanks, the parcel came, all is well\n";
    for format in [Format::Auto, Format::Csv, Format::Text] {
        assert_eq!(read(input, format).0, expected, "{format:?}");
    }
}

#[test]
fn cells_of_a_page_say_what_the_next_one_holds() {
    let input = "<table><tr><th>First name</th><td>Jonas</td></tr><tr><td>CVV</td><td><b>123</b></td></tr></table><dl><dt>Date of birth</dt><dd>22 April 1963</dd></dl>";
    let expected = "<table><tr><th>First name</th><td>[PERSON]</td></tr><tr><td>CVV</td><td><b>[CVV]</b></td></tr></table><dl><dt>Date of birth</dt><dd>[DATE_OF_BIRTH]</dd></dl>";
    for format in [Format::Auto, Format::Html, Format::Text] {
        assert_eq!(read(input, format).0, expected, "{format:?}");
    }
}

#[test]
fn a_pair_of_columns_names_the_value() {
    let input = "meta_id,meta_key,meta_value\n1,_billing_phone,030 90182034\n2,color,red\n";
    assert_eq!(read(input, Format::Csv).0, "meta_id,meta_key,meta_value\n1,_billing_phone,[PHONE_NUMBER]\n2,color,red\n");
}

#[test]
fn what_stands_behind_a_closing_quote_belongs_to_the_cell() {
    let input = "id,note\n1,\"call 4111 1111 1111 1111\" or jane@example.com,x\n2,a \"jane@example.com\"\n";
    assert_eq!(read(input, Format::Csv).0, "id,note\n1,\"call [CREDIT_CARD]\" or [EMAIL_ADDRESS],x\n2,a \"[EMAIL_ADDRESS]\"\n");
    // In the first line as well: a cell that goes on behind its quotes is no title.
    for (input, output) in
        [("\"\" jane.doe@example.com \r\n", "\"\" [EMAIL_ADDRESS] \r\n"), ("\"Name\" jane.doe@example.com,City\nx,y\n", "\"Name\" [EMAIL_ADDRESS],City\nx,y\n")]
    {
        assert_eq!(read(input, Format::Csv).0, output);
    }
}

#[test]
fn names_of_parameters_are_names_of_fields() {
    let output = both("billing%5Bfirst_name%5D=Jane&billing[email]=jane%40example.com&note=call+%2B49+30+90182034&qty=2&pw=", Format::Form);
    assert_eq!(output, "billing%5Bfirst_name%5D=[PERSON]&billing[email]=[EMAIL_ADDRESS]&note=call+[PHONE_NUMBER]&qty=2&pw=");
    let output = both("https://shop.example/checkout?customer%5Bname%5D=Jane+Doe&step=2#top", Format::Form);
    assert_eq!(output, "https://shop.example/checkout?customer%5Bname%5D=[PERSON]&step=2#top");
}

#[test]
fn filters_of_magento_name_their_values() {
    let filter = |field: &str, value: &str| {
        format!(
            "/rest/V1/customers/search?searchCriteria[filter_groups][0][filters][0][field]={field}&searchCriteria[filter_groups][0][filters][0][value]={value}&searchCriteria[filter_groups][0][filters][0][condition_type]=eq&searchCriteria[pageSize]=20"
        )
    };
    assert_eq!(both(&filter("lastname", "Weber"), Format::Form), filter("lastname", "[PERSON]"));
    assert_eq!(both(&filter("sku", "Weber"), Format::Form), filter("sku", "Weber"));
    // The value may stand before the field that it is of.
    let input = "/rest/V1/x?searchCriteria[filter_groups][0][filters][0][value]=Weber&searchCriteria[filter_groups][0][filters][0][field]=lastname";
    assert_eq!(both(input, Format::Form), input.replace("Weber", "[PERSON]"));
}

#[test]
fn elements_and_attributes_are_fields() {
    let input = "<?xml version=\"1.0\"?>\n<order xmlns:x=\"urn:x\"><billing_address><firstname>Jonas</firstname><x:lastname xsi:type=\"xsd:string\"><![CDATA[We<b>er]]></x:lastname><city>Kiel</city></billing_address>\
        <customer email=\"jane&#64;example.com\" note='a &amp; b'/><note>for M&#252;ller &amp; jane@example.com</note><!-- call 030 90182034 --><total>12.50</total></order>\n";
    let expected = "<?xml version=\"1.0\"?>\n<order xmlns:x=\"urn:x\"><billing_address><firstname>[PERSON]</firstname><x:lastname xsi:type=\"xsd:string\"><![CDATA[[PERSON]]]></x:lastname><city>[POSTAL_ADDRESS]</city></billing_address>\
        <customer email=\"[EMAIL_ADDRESS]\" note='a &amp; b'/><note>for M&#252;ller &amp; [EMAIL_ADDRESS]</note><!-- call [PHONE_NUMBER] --><total>12.50</total></order>\n";
    assert_eq!(both(input, Format::Xml), expected);
}

#[test]
fn items_of_xml_are_a_list() {
    let input = "<response><items><item><id>1</id><firstname>Jane</firstname><addresses><item><street><item>Seestr. 5</item><item>c/o Weber</item></street></item></addresses></item></items></response>";
    let output = both(input, Format::Xml);
    assert_eq!(output, input.replace("Jane", "[PERSON]").replace("Seestr. 5", "[POSTAL_ADDRESS]").replace("c/o Weber", "[POSTAL_ADDRESS]"));
}

#[test]
fn what_names_an_item_of_xml_says_nothing_of_the_next() {
    let input =
        "<types><item name=\"customer\"><text>Buyer</text></item><item name=\"message\"><text>Text</text></item><item><name>Notes</name></item></types>";
    assert_eq!(both(input, Format::Xml), input);
    let input = "<customers><item key=\"note\"><x>1</x></item><item><name>Jane</name></item></customers>";
    assert_eq!(both(input, Format::Xml), input.replace("Jane", "[PERSON]"));
}

#[test]
fn soap_is_xml() {
    let input = "<SOAP-ENV:Envelope xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\"><SOAP-ENV:Body><ns1:login><username xsi:type=\"xsd:string\">jane</username><apiKey xsi:type=\"xsd:string\">aB3dE6gH9jK2mN5pQ8sT1vW4</apiKey></ns1:login></SOAP-ENV:Body></SOAP-ENV:Envelope>";
    let output = both(input, Format::Xml);
    assert!(!output.contains("aB3dE6gH9jK2mN5pQ8sT1vW4"), "{output}");
    assert_eq!(output.matches('<').count(), input.matches('<').count());
}

#[test]
fn xml_inside_of_another_text_is_read_by_its_names() {
    let request = "<Request><firstname>Jonas</firstname><ns2:City>Kiel</ns2:City><Password>blue sea</Password><sku>blue sea</sku></Request>";
    let expected = request.replace("Jonas", "[PERSON]").replace("Kiel", "[POSTAL_ADDRESS]").replacen("blue sea", "[PASSWORD]", 1);
    let line = |xml: &str| format!("[2026-11-21T05:14:03.123456+00:00] main.DEBUG: sent {xml} [] []\n");
    let member = |xml: &str| format!("{{\"id\":1,\"body\":\"<?xml version=\\\"1.0\\\"?>{}\"}}", xml.replace('/', "\\/"));
    let table = |xml: &str| format!("id,body\n1,{xml}\n");
    for (input, output) in [(line(request), line(&expected)), (member(request), member(&expected)), (table(request), table(&expected))] {
        assert_eq!(read(&input, Format::Auto).0, output);
    }
    // What is no element, and elements of pages and of catalogues, say nothing.
    for input in ["a<b and <city>Ulm, </city> alone", "<p>The <b>name</b> of <span>Kiel</span></p> and <title>Kiel</title>", "note: <city>Kiel</state>"] {
        assert_eq!(read(input, Format::Text).0, input);
    }
    // Elements, and cells of a table behind them.
    let input = "<b>x</b><lastname>Weber</lastname><table><tr><td>CVC</td><td>794</td></tr></table>";
    assert_eq!(read(input, Format::Text).0, input.replace("Weber", "[PERSON]").replace("794", "[CVV]"));
    let input = format!("{{\"mail\":\"{}\"}}", input.replace('/', "\\/"));
    assert_eq!(read(&input, Format::Json).0, input.replace("Weber", "[PERSON]").replace("794", "[CVV]"));
}

#[test]
fn members_of_xml_rpc_keep_their_names() {
    let member = |name: &str, value: &str| format!("<member><name>{name}</name>\n<value><string>{value}</string></value></member>");
    let members = [member("user_id", "17"), member("username", "x"), member("last_name", "Weber"), member("email", "jane@example.com"), member("sku", "Weber")];
    let answer = format!(
        "<?xml version=\"1.0\"?>\n<methodResponse><params><param><value><array><data><value><struct>{}</struct></value></data></array></value></param></params></methodResponse>",
        members.concat()
    );
    for format in [Format::Xml, Format::Html, Format::Text] {
        let output = read(&answer, format).0;
        for name in ["user_id", "username", "last_name", "email", "sku"] {
            assert!(output.contains(&format!("<name>{name}</name>")), "{name} in {output}");
        }
        for gone in ["<string>Weber</string></value></member><member><name>email", "jane@example.com"] {
            assert!(!output.contains(gone), "{gone} in {output}");
        }
        assert!(output.ends_with(&answer[answer.find("<member><name>sku").unwrap()..]), "{output}");
    }
    // A member of a club has a name.
    let club = "<members><member><name>Jane Roe</name><id>7</id></member></members>";
    assert_eq!(both(club, Format::Xml), club.replace("Jane Roe", "[PERSON]"));
}

#[test]
fn a_frame_of_xml_ends_between_two_objects() {
    let item = "<item><name>Jonas</name><note>abc</note><city>Kiel</city><firstname>Eva</firstname></item>";
    let masked = item.replace("Jonas", "[PERSON]").replace("Kiel", "[POSTAL_ADDRESS]").replace("Eva", "[PERSON]");
    // One byte more each time: the end of 64 KiB stands everywhere in an object.
    for shift in (0..item.len()).step_by(4) {
        let document = |item: &str| format!("<items><id>{}</id>{}</items>", "7".repeat(shift + 1), item.repeat(1000));
        assert_eq!(read(&document(item), Format::Xml).0, document(&masked), "{shift}");
    }
}

#[test]
fn xml_that_breaks_off_is_text_from_there_on() {
    let (output, read_as) = read("<order><firstname>Jonas</firstname><lastname", Format::Xml);
    assert_eq!((output.as_str(), read_as), ("<order><firstname>[PERSON]</firstname><lastname", Format::Text));
}

#[test]
fn pages_keep_their_markup() {
    let input = "<!DOCTYPE html><html><head><title>Order</title><script>var a = {\"email\":\"jane@example.com\"}; if (a < 3) {}</script></head><body>\
        <a href=\"mailto:jane@example.com\" class=x>jane&#64;example.com</a><input type=\"text\" name=\"firstname\" value=\"Jane\"><input type=password value='hunter2'>\
        <p>Card: 4111 <b>1111 1111</b> 1111</p><br><div data-x='{&quot;last_name&quot;:&quot;Weber&quot;}'></div></body></html>";
    let output = both(input, Format::Html);
    for gone in ["jane@example", "jane&#64;", "\"Jane\"", "hunter2", "Weber"] {
        assert!(!output.contains(gone), "{gone} in {output}");
    }
    let tags = |text: &str| text.split('<').skip(1).map(|tag| tag.split(['>', ' ']).next().unwrap_or_default().to_owned()).collect::<Vec<_>>();
    assert_eq!(tags(&output), tags(input));
    assert!(output.contains("<a href=\"mailto:[EMAIL_ADDRESS]\" class=x>[EMAIL_ADDRESS]</a>"), "{output}");
    assert!(output.contains("{\"email\":\"[EMAIL_ADDRESS]\"}; if (a < 3) {}</script>"), "{output}");
}

#[test]
fn what_a_control_holds_is_found_once_as_what_its_name_says() {
    let engine = Engine::new(Policy::preset("redact-all").unwrap(), None).unwrap();
    let mut scratch = Scratch::default();
    for value in [" 4111 1111 1111 1111 ;", "x 4111 1111 1111 1111", "4111 1111 1111 1111"] {
        let input = format!("<html><body><input name=\"password\" value=\"{value}\"><p>jane@example.com</p></body></html>");
        let redaction = engine.redact(input.as_bytes(), &Context::default(), Format::Html, &mut scratch).unwrap();
        let found: Vec<_> = redaction.findings.iter().map(|finding| (finding.entity.name(), &input[finding.start..finding.end])).collect();
        assert_eq!(found, [("PASSWORD", value.trim()), ("EMAIL_ADDRESS", "jane@example.com")]);
    }
}

#[test]
fn data_in_a_tag_is_no_tag() {
    let input = "<html><body><p jane@example.com class=\"x\" call=4111111111111111>a</p jane@example.com><jane@example.com></body></html>";
    let output = both(input, Format::Html);
    assert_eq!(output, "<html><body><p [EMAIL_ADDRESS] class=\"x\" call=[CREDIT_CARD]>a</p [EMAIL_ADDRESS]><[EMAIL_ADDRESS]></body></html>");
    // A quote is no part of a name: JSON in the place of a tag.
    let output = both("<html><body><p\":{\"fullname\":\"Jane de Vries\",\"id\":1}></body></html>", Format::Html);
    assert_eq!(output, "<html><body><p\":{\"fullname\":\"[PERSON]\",\"id\":1}></body></html>");
    let (output, read_as) = read("<order><a jane@example.com><lastname>Weber</lastname></a></order>", Format::Xml);
    assert!(output.starts_with("<order><a [EMAIL_ADDRESS]><lastname>") && read_as == Format::Text, "{output}");
}

#[test]
fn parts_are_fields_and_files() {
    let part = |head: &str, body: &str| format!("--XyZ\r\nContent-Disposition: form-data; {head}\r\n\r\n{body}\r\n");
    let build = |name: &str, mail: &str, person: &str, json: &str, png: &str| {
        part("name=\"billing[first_name]\"", name)
            + &part("name=\"note\"", &format!("call {mail} now"))
            + &part("name=\"list\"; filename=\"people.csv\"\r\nContent-Type: text/csv", &format!("id,lastname\n1,{person}\n"))
            + &part("name=\"data\"; filename=\"a.json\"\r\nContent-Type: application/json", json)
            + &part("name=\"pic\"; filename=\"a.png\"\r\nContent-Type: image/png", png)
            + "--XyZ--\r\n"
    };
    let png = "\u{1}PNG jane@example.com";
    let input = build("Jane", "jane@example.com", "Weber", "{\"first_name\":\"Jane\"}", png);
    let expected = build("[PERSON]", "[EMAIL_ADDRESS]", "[PERSON]", "{\"first_name\":\"[PERSON]\"}", png);
    assert_eq!(both(&input, Format::Multipart), expected);
}

#[test]
fn rows_of_a_dump_stand_in_columns() {
    let input = "-- MySQL dump 10.19\nDROP TABLE IF EXISTS `customer_entity`;\nCREATE TABLE `customer_entity` (\n  `entity_id` int(10) unsigned NOT NULL COMMENT 'Id, the',\n  `email` varchar(255) DEFAULT 'a,b',\n  `firstname` varchar(255),\n  `lastname` varchar(255),\n  `dob` date,\n  PRIMARY KEY (`entity_id`),\n  KEY `x` (`email`)\n) ENGINE=InnoDB;\n\
        INSERT INTO `customer_entity` VALUES (1,'jane@example.com','Jane','O\\'Neil; (\"x\")','1990-02-01'),(2,NULL,'','D''Arc',NULL);\n\
        INSERT INTO t (id, lastname, x) VALUES\n(7, 'Weber', NOW()),\n(8, 'Doe', 0x4142);\nUPDATE t SET x = 1 WHERE email = 'joe@example.com';\n";
    let expected = input
        .replace("jane@example.com", "[EMAIL_ADDRESS]")
        .replace("'Jane'", "'[PERSON]'")
        .replace("O\\'Neil; (\"x\")", "[PERSON]")
        .replace("1990-02-01", "[DATE_OF_BIRTH]")
        .replace("D''Arc", "[PERSON]")
        .replace("Weber", "[PERSON]")
        .replace("Doe", "[PERSON]")
        .replace("joe@example.com", "[EMAIL_ADDRESS]");
    assert_eq!(both(input, Format::Sql), expected);
}

#[test]
fn hexadecimal_literals_of_a_dump_are_what_they_mean() {
    let hex = |text: &str| text.bytes().map(|byte| format!("{byte:02X}")).collect::<String>();
    let build = |email: &str, name: &str| {
        let meta = format!("a:1:{{s:5:\"email\";s:{}:\"{email}\";s:6:\"\0*\0qty\";i:1;}}", email.len());
        format!(
            "INSERT INTO `t` (`id`, `lastname`, `data`, `note`, `meta`, `bits`) VALUES (0x01,0x{},_binary 0x{},X'{}',x'{}',b'0101'),\n(0x0,0x,X'',0x00FF{}, 0xABC, N'x');\n",
            hex(name),
            hex(&format!("{{\"email\":\"{email}\"}}")),
            hex(&format!("to {email}")),
            hex(&meta),
            hex("jane@example.com"),
        )
    };
    assert_eq!(both(&build("jane@example.com", "Weber"), Format::Sql), build("[EMAIL_ADDRESS]", "[PERSON]"));
    // Small digits are read, too; a word that begins like a literal is none.
    let input = format!("INSERT INTO t (a, b) VALUES (0x{}, 0xzz)", hex("jane@example.com").to_lowercase());
    assert_eq!(both(&input, Format::Sql), format!("INSERT INTO t (a, b) VALUES (0x{}, 0xzz)", hex("[EMAIL_ADDRESS]")));
    let drop = Engine::new(Policy::from_toml("[[rule]]\nname = 'd'\naction = 'drop'\n", "").unwrap(), None).unwrap();
    let mut scratch = Scratch::default();
    let redaction = drop.redact(input.as_bytes(), &Context::default(), Format::Sql, &mut scratch).unwrap();
    assert_eq!(redaction.output, Some(&b"INSERT INTO t (a, b) VALUES ('', 0xzz)"[..]));
}

#[test]
fn a_row_that_is_cut_off_in_a_call_is_judged_once() {
    for (input, expected) in [
        ("INSERT INTO c VALUES ('',CONCAT('jane@example.com'", "INSERT INTO c VALUES ('',CONCAT('[EMAIL_ADDRESS]'"),
        ("INSERT INTO c VALUES (CONCAT('jane@', 'x@example.com'), NOW()", "INSERT INTO c VALUES (CONCAT('jane@', '[EMAIL_ADDRESS]'), NOW()"),
    ] {
        assert_eq!(both(input, Format::Sql), expected);
    }
}

#[test]
fn lines_of_a_log_hold_json_and_queries() {
    let input = "203.0.113.7 - - [21/Nov/2026:05:14:03 +0000] \"GET /rest/V1/customers?email=jane%40example.com&firstname=Jane&page=2 HTTP/1.1\" 200 512\n\
        [2026-11-21T05:14:03+00:00] main.INFO: saved {\"first_name\":\"Jane\",\"id\":3} []\n2026-11-21T05:14:03+00:00 INFO done CONTEXT: {\"billing\":{\"city\":\"Kiel\"}}\n";
    let expected = input
        .replace("203.0.113.7", "[IP_ADDRESS]")
        .replace("jane%40example.com", "[EMAIL_ADDRESS]")
        .replace("firstname=Jane", "firstname=[PERSON]")
        .replace("\"Jane\"", "\"[PERSON]\"")
        .replace("Kiel", "[POSTAL_ADDRESS]");
    assert_eq!(read(input, Format::Log).0, expected);
    assert_eq!(read(input, Format::Auto).0, expected);
}

#[test]
fn filters_in_the_queries_of_a_log_name_their_values() {
    let filter = |open: &str, close: &str, index: usize, field: &str, value: &str, condition: &str| {
        let name = |leaf: &str| format!("searchCriteria{open}filter_groups{close}{open}{index}{close}{open}filters{close}{open}0{close}{open}{leaf}{close}");
        format!("{}={field}&{}={value}&{}={condition}", name("field"), name("value"), name("condition_type"))
    };
    let line = |(open, close): (&str, &str), name: &str, street: &str, back: bool| {
        let mut filters = [
            filter(open, close, 0, "customer_lastname", name, "eq"),
            filter(open, close, 1, "sku", "24-MB01", "eq"),
            filter(open, close, 2, "street", street, "like"),
        ];
        if back {
            filters.reverse();
        }
        let query = filters.join("&");
        format!(
            "192.0.2.1 - - [21/Nov/2026:05:14:03 +0000] \"GET /rest/V1/orders?fields=items&{query}&searchCriteria{open}pageSize{close}=20 HTTP/1.1\" 200 512 \"-\" \"Guzzle/7\"\n"
        )
    };
    for brackets in [("[", "]"), ("%5B", "%5D"), ("%5b", "%5d")] {
        for back in [false, true] {
            let input = line(brackets, "Weber", "Seestr.+5", back) + &line(brackets, "O%27Neil", "%25Hauptstr.%25", back);
            let masked = line(brackets, "[PERSON]", "[POSTAL_ADDRESS]", back).replace("192.0.2.1", "[IP_ADDRESS]");
            let (output, _) = read(&input, Format::Log);
            assert_eq!(output.lines().next(), masked.lines().next(), "{input}");
            assert!(!output.contains("Neil") && output.matches("24-MB01").count() == 2 && output.matches("pageSize").count() == 2, "{output}");
            assert_eq!(read(&input, Format::Auto).0, output);
        }
    }
}

#[test]
fn values_inside_of_values_are_found() {
    use base64::Engine as _;
    let encode = |text: &str| base64::engine::general_purpose::STANDARD.encode(text);
    let inner = |name: &str| format!("{{\"customer\":{{\"first_name\":\"{name}\",\"note\":\"{{\\\"last_name\\\":\\\"{name}\\\"}}\"}},\"id\":1}}");
    let input = |value: &str| format!("{{\"payload\":\"{value}\",\"redirect\":\"https:\\/\\/shop.example\\/x?lastname=QQ\"}}");
    let output = both(&input(&encode(&inner("Jane"))), Format::Json);
    assert_eq!(output, input(&encode(&inner("[PERSON]"))).replace("QQ", "[PERSON]"));
    // Nothing in it: it stays, whatever its padding.
    let untouched = input(&encode("{\"qty\":1,\"sku\":\"24-MB01\"}")).replace("?lastname=QQ", "?page=2");
    assert_eq!(both(&untouched, Format::Json), untouched);
}

#[test]
fn what_is_no_format_is_text() {
    for input in [
        "",
        " ",
        "Hello, Jane",
        "[2026-11-21] x: y",
        "<jane@example.com> wrote:\n> hello",
        "a=b",
        "-- a list\n- one",
        "a,b,c\nd,e\n",
        "--x\nhello",
        "{",
        "/path/to?",
    ] {
        let (_, read_as) = read(input, Format::Auto);
        assert!(matches!(read_as, Format::Text | Format::Auto | Format::Json), "{input:?} is {read_as:?}");
    }
}

#[test]
fn a_mime_type_tells_the_format() {
    for (mime, format) in [
        ("application/json; charset=utf-8", Format::Json),
        ("application/hal+json", Format::Json),
        ("application/x-ndjson", Format::Ndjson),
        ("Text/CSV;header=present", Format::Csv),
        ("application/x-www-form-urlencoded", Format::Form),
        ("application/soap+xml", Format::Xml),
        ("text/html; charset=utf-8", Format::Html),
        ("multipart/form-data; boundary=x", Format::Multipart),
        ("text/plain", Format::Auto),
        ("nonsense/ü+j", Format::Auto),
    ] {
        assert_eq!(Format::from_name(mime), Some(format), "{mime}");
    }
    // What it is not, it is not read as.
    assert_eq!(read("not json, jane@example.com", Format::from_mime("application/json")), ("not json, [EMAIL_ADDRESS]".to_owned(), Format::Text));
}

#[test]
fn what_changes_in_a_page_is_found_even_where_it_begins_in_another() {
    let page = "<!DOCTYPE html><html\"\" name='fname''mail:\"@' value='m\"'>";
    let engine = Engine::new(Policy::preset("redact-all").unwrap(), None).unwrap();
    let mut scratch = Scratch::default();
    let redaction = engine.redact(page.as_bytes(), &Context::default(), Format::Html, &mut scratch).unwrap();
    assert_eq!(redaction.output.map(String::from_utf8_lossy).as_deref(), Some("<!DOCTYPE html><html\"\" name='fname''mail:\"[EMAIL_ADDRESS]'[PERSON]'>"));
    let value = page.find("m\"'>").unwrap();
    assert!((value..value + 2).all(|place| redaction.findings.iter().any(|found| found.start <= place && place < found.end)), "{:?}", redaction.findings);
    assert!(redaction.findings.windows(2).all(|pair| pair[0].end <= pair[1].start), "{:?}", redaction.findings);
}

#[test]
fn what_goes_on_over_a_control_that_says_something_itself_goes_to_its_end() {
    let page = "<html><body>{\"password\":\"x<input name='firstname' value='Jane'><p>a card 4111111111111111 b\"} c</p></body></html>";
    let engine = Engine::new(Policy::preset("redact-all").unwrap(), None).unwrap();
    let mut scratch = Scratch::default();
    let redaction = engine.redact(page.as_bytes(), &Context::default(), Format::Html, &mut scratch).unwrap();
    let expected = "<html><body>{\"password\":\"[PASSWORD]<input name='' value=''><p>\"} c</p></body></html>";
    assert_eq!(redaction.output.map(String::from_utf8_lossy).as_deref(), Some(expected));
    // Comments and names stay.
    let page = "<!DOCTYPE html><html><body><input name=\"street\" value=\" 1 Main St \\\"/><!-- note, 12 --><i></i><p class=\"x\">a</p></body></html>";
    let redaction = engine.redact(page.as_bytes(), &Context::default(), Format::Html, &mut scratch).unwrap();
    let output = redaction.output.map(|output| String::from_utf8_lossy(output).into_owned()).unwrap();
    assert!(output.contains("/><!--") && output.contains("--><i></i><p class=\"x\">a</p>") && !output.contains("Main"), "{output}");
}

#[test]
fn a_label_in_a_broken_document_is_no_list() {
    // Behind its bracket it would be the name of what follows.
    let text = "{\"a\":AQVN0Example1Key2Made3Up40Exam_s5evil-ka\":AQVN0Example1Key2Made3Up4Example0Key1Example2M\"5";
    let output = read(text, Format::Auto).0;
    assert_eq!(output, "{\"a\":[YANDEX_KEY]\":AQVN0Example1Key2Made3Up4Example0Key1Example2M\"5");
    for list in ["{\"a\":[ [PERSON], jane@example.com", "{\"a\":[x, jane@example.com", "[[ [x jane@example.com"] {
        assert_eq!(read(list, Format::Json).0, list.replace("jane@example.com", "[EMAIL_ADDRESS]"));
    }
}

#[test]
fn what_stands_in_a_tag_whole_takes_the_names_of_attributes_with_it() {
    let page = |street: &str| format!("<!DOCTYPE html><html><body><div class=a \"x\" {{\"id\":1,\"street\":\"{street}\"}}><p class=\"x\">a</p></body></html>");
    assert_eq!(both(&page("High Street =12 id=34"), Format::Html), page("[POSTAL_ADDRESS]"));
}

#[test]
fn a_tag_inside_of_a_value_stays_when_it_stands_without_its_values_and_goes_otherwise() {
    let page = |street: &str| format!("<!DOCTYPE html><html><body><pre>{{\"id\":1,\"street\":\"{street}</pre></body></html>");
    for (street, expected) in [
        ("6 High Street <b class='x'>12</b>", "[POSTAL_ADDRESS]<b class=''></b>"),
        ("6 High Street <b class=x id=y>12</b>", "[POSTAL_ADDRESS]<b  ></b>"),
        ("<![CDATA[<]]>", "[POSTAL_ADDRESS]<![CDATA[]]>"),
        ("<b y\"\">12</b>", "[POSTAL_ADDRESS]\"\">12</b>"),
        ("</b><input name='street' value='6 High Street'>", "[POSTAL_ADDRESS]</b><input name='' value=''>"),
        ("6 High Street <b name''=''>12</b>", "[POSTAL_ADDRESS]</b>"),
        ("6 High Street <b a='1'b=2\"\">12</b>", "[POSTAL_ADDRESS]\"\">12</b>"),
        ("<b''''>", "[POSTAL_ADDRESS]"),
        ("<b 12\n=''>", "[POSTAL_ADDRESS]\n=''>"),
        ("6 High Street <b id=x 30 901820>12</b>", "[POSTAL_ADDRESS]</b>"),
        (
            "<p title='{&quot;email&quot;<b x=\"y\">:&quot;jane@example.com&quot;}'>a</p>",
            "[POSTAL_ADDRESS]<p title='\"y\">:&quot;[EMAIL_ADDRESS]&quot;}'>a</p>",
        ),
    ] {
        let once = both(&page(street), Format::Html);
        assert_eq!(once, page(expected));
        assert_eq!(both(&once, Format::Html), once);
    }
}

#[test]
fn a_value_that_begins_in_an_attribute_leaves_its_quote() {
    let page = |password: &str| format!("<!DOCTYPE html><html><body><a <p title='{{\"password\":\"{password}<a href=\"x\">b'></body></html>");
    assert_eq!(both(&page("hunter2x9'"), Format::Html), page("[PASSWORD]'"));
}

#[test]
fn what_ends_a_statement_is_no_part_of_a_value_and_a_sum_is_two_numbers() {
    let rows = |card: &str, password: &str| format!("INSERT INTO t (card, k) VALUES ({card}+49, 7);\nSELECT \\\"{{\"password\":\"{password}; SELECT 1;\n");
    assert_eq!(both(&rows("4111111111111111", "hunter2x9"), Format::Sql), rows("1000000000000000", "[PASSWORD]"));
    for code in ["x = {n: 4111111111111111+49, k: 1}", "array(1) { 'n' => 4111111111111111+49 }", "[n] => 4111111111111111+49"] {
        assert_eq!(both(code, Format::Text), code.replace("4111111111111111", "[CREDIT_CARD]"));
    }
}

#[test]
fn a_value_that_is_masked_in_part_is_one() {
    let record = |phone: &str, password: &str, card: &str| format!("{{\"phone\":\"{phone}\",\"password\":\"{password}\",\"street\":\"{card}\"}}");
    let masked = "**** **** **** 1111";
    assert_eq!(both(&record("4930901***820", "12345678***1234", masked), Format::Json), record("[PHONE_NUMBER]", "[PASSWORD]", masked));
}

#[test]
fn a_backslash_at_an_attributes_end_hides_nothing_behind_it() {
    let page = |password: &str, phone: &str| {
        format!("<!DOCTYPE html><html><body><input name=\"password\" value=\"{password}\"/><!-- call {phone} --><p class=\"x\">a</p></body></html>")
    };
    assert_eq!(both(&page("hunter2x\\", "+49 30 90182034"), Format::Html), page("[PASSWORD]", "[PHONE_NUMBER]"));
}

#[test]
fn fields_of_one_form_say_what_the_others_are() {
    let part = |name: &str, value: &str| format!("--b7\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    let form = |city: &str, own: &str| {
        [
            part("item[name]", "Blue Shirt"),
            part("prenom", "[PERSON]"),
            part("ville", city),
            part("customer[email]", "[EMAIL_ADDRESS]"),
            part("customer[city]", own),
            part("item[name]", "Blue Shirt"),
        ]
        .concat()
            + "--b7--\r\n"
    };
    let input = form("Lyon", "Bonn").replace("[PERSON]", "Louise").replace("[EMAIL_ADDRESS]", "jane@example.com");
    assert_eq!(both(&input, Format::Multipart), form("[POSTAL_ADDRESS]", "[POSTAL_ADDRESS]"));
}

#[test]
fn dumps_without_columns_of_known_tables_are_read_by_theirs() {
    let input = "INSERT INTO `wp_users` VALUES (1,'jdoe','x','jane','jane@example.com','','2026-01-01 10:00:00','',0,'Jane Doe');\n\
        INSERT INTO `shop_usermeta` VALUES (10,1,'first_name','Jane'),(14,1,'billing_city','Bonn'),(16,1,'locale','de_DE');\n\
        INSERT INTO app_users VALUES (1,'Blue','Shirt','x');\n";
    let expected = "INSERT INTO `wp_users` VALUES (1,'[USERNAME]','[PASSWORD]','jane','[EMAIL_ADDRESS]','','2026-01-01 10:00:00','',0,'[PERSON]');\n\
        INSERT INTO `shop_usermeta` VALUES (10,1,'first_name','[PERSON]'),(14,1,'billing_city','[POSTAL_ADDRESS]'),(16,1,'locale','de_DE');\n\
        INSERT INTO app_users VALUES (1,'Blue','Shirt','x');\n";
    assert_eq!(both(input, Format::Sql), expected);
}
