//! Sentences about numbers as people type them.

use proptest::prelude::*;

use super::*;

fn e164(country: &str, typed: &str) -> Result<String, NumberError> {
    Number::parse(country, typed).map(|number| number.e164)
}

#[test]
fn a_dutch_number_is_read_with_and_without_its_zero_and_however_it_is_spaced() {
    for typed in [
        "612345678",
        "0612345678",
        "06 12 34 56 78",
        "06-12345678",
        " (06) 12.34.56.78 ",
        "+31612345678",
        "+31 6 12345678",
        "+31 (0)6 12345678",
        "0031612345678",
        "0031 6 1234 5678",
    ] {
        assert_eq!(e164("NL", typed), Ok("+31612345678".to_owned()), "{typed}");
    }
    assert_eq!(e164("NL", "020 624 1111"), Ok("+31206241111".to_owned()));
}

#[test]
fn the_calling_code_that_was_typed_counts_before_the_chosen_country() {
    assert_eq!(e164("NL", "+32 470 12 34 56"), Ok("+32470123456".to_owned()));
    assert_eq!(e164("BE", "0470 12 34 56"), Ok("+32470123456".to_owned()));
}

#[test]
fn emergency_and_service_numbers_are_refused() {
    for typed in ["112", "911", "999", "0900", "1233", "144", "14020"] {
        assert_eq!(e164("NL", typed), Err(NumberError::Short), "{typed}");
    }
}

#[test]
fn numbers_that_cost_extra_or_have_a_menu_are_refused_with_the_reason() {
    assert_eq!(e164("NL", "0900 1234567"), Err(NumberError::Premium));
    assert_eq!(e164("NL", "0906 1234567"), Err(NumberError::Premium));
    assert_eq!(e164("NL", "0800 1234567"), Err(NumberError::Menu));
    assert_eq!(e164("NL", "088 123 4567"), Err(NumberError::Menu));
    assert_eq!(e164("US", "900 234 5678"), Err(NumberError::Premium));
    assert_eq!(e164("US", "800 234 5678"), Err(NumberError::Menu));
}

#[test]
fn what_is_no_number_is_refused_and_says_which_reason() {
    assert_eq!(e164("NL", " "), Err(NumberError::Empty));
    for letters in ["06 BEL MIJ", "0612345678 ext 9", "Ⅷ", "٠٦١٢٣٤٥٦٧٨a"] {
        assert_eq!(e164("NL", letters), Err(NumberError::Letters), "{letters}");
    }
    for malformed in
        ["061234567", "06123456789", "+999 123 456 78", "++31612345678", "0612345678;1", "٠٦١٢٣٤٥٦٧٨", "000000000000"]
    {
        assert!(e164("NL", malformed).is_err(), "{malformed}");
    }
    assert_eq!(e164("ZZ", "0612345678"), Err(NumberError::Malformed));
    assert_eq!(e164("NL", &"6".repeat(1000)), Err(NumberError::Malformed));
}

#[test]
fn a_landline_takes_no_messages_and_a_mobile_number_does() {
    assert!(Number::parse("NL", "0612345678").unwrap().takes_messages());
    assert!(!Number::parse("NL", "0206241111").unwrap().takes_messages());
}

/// What the library gives as an example of each kind, in every territory that has it.
fn examples(of: Type) -> Vec<(&'static str, u16, &'static str)> {
    let example = |region: &Region| {
        let descriptor = DATABASE.by_id(region.id).unwrap().descriptors().get(of)?;
        Some((region.id, region.code, descriptor.example()?))
    };
    regions().iter().filter_map(example).collect()
}

#[test]
fn every_territorys_own_examples_are_read_there_kept_the_same_and_masked() {
    assert!(regions().len() > 240, "{}", regions().len());
    for of in [Type::FixedLine, Type::Mobile] {
        let examples = examples(of);
        assert!(examples.len() > 220, "{of:?}: {}", examples.len());
        for (region, code, example) in examples {
            let number = Number::parse(region, example).unwrap_or_else(|why| panic!("{region} {example}: {why}"));
            assert_eq!(number.e164(), format!("+{code}{example}"), "{region}");
            assert_eq!(Number::from_e164(number.e164()), Ok(number.clone()), "{region} {example}");
            assert_eq!(Number::parse("NL", number.e164()), Ok(number.clone()), "{region} {example} from elsewhere");
            assert!(of != Type::Mobile || number.takes_messages(), "{region} {example}");
            let masked = mask(number.e164());
            assert!(masked.starts_with(&format!("+{code}\u{a0}")) && masked.ends_with(&example[example.len() - 2..]));
        }
    }
}

#[test]
fn territories_that_share_a_calling_code_read_their_own_numbers() {
    for (region, typed, kept) in [
        ("JE", "07797 712345", "+447797712345"),
        ("GG", "07781 123456", "+447781123456"),
        ("IM", "07924 123456", "+447924123456"),
        ("KZ", "8 771 000 9998", "+77710009998"),
        ("AX", "041 2345678", "+358412345678"),
        ("SJ", "412 34 567", "+4741234567"),
        ("CX", "0412 345 678", "+61412345678"),
        ("GP", "0690 00 12 34", "+590690001234"),
        ("YT", "0639 01 23 45", "+262639012345"),
        ("JM", "876 210 1234", "+18762101234"),
    ] {
        assert_eq!(e164(region, typed), Ok(kept.to_owned()), "{region}");
    }
}

#[test]
fn what_costs_extra_anywhere_is_refused_everywhere_with_that_reason() {
    let mut seen = 0;
    for (region, code, example) in
        [Type::PremiumRate, Type::SharedCost, Type::PersonalNumber].into_iter().flat_map(examples)
    {
        let answer = e164("NL", &format!("+{code}{example}"));
        assert_eq!(answer, Err(NumberError::Premium), "{region} {example}");
        seen += 1;
    }
    assert!(seen > 150, "{seen}");
    for of_no_country in ["+881612345678", "+870773111632", "+8835100012345"] {
        let answer = e164("NL", of_no_country);
        assert!(matches!(answer, Err(NumberError::Premium | NumberError::Malformed)), "{of_no_country}: {answer:?}");
    }
}

#[test]
fn what_has_a_menu_or_nobody_behind_it_is_refused_everywhere_with_a_reason() {
    let mut seen = 0;
    for (region, code, example) in
        [Type::TollFree, Type::Uan, Type::Voicemail, Type::Pager].into_iter().flat_map(examples)
    {
        let answer = e164("NL", &format!("+{code}{example}"));
        assert!(matches!(answer, Err(NumberError::Menu | NumberError::Premium)), "{region} {example}: {answer:?}");
        seen += 1;
    }
    assert!(seen > 200, "{seen}");
}

#[test]
fn emergency_numbers_are_nobodys_anywhere() {
    for Region { id, .. } in regions() {
        for typed in ["000", "110", "111", "112", "113", "117", "118", "119", "911", "999"] {
            assert_eq!(e164(id, typed), Err(NumberError::Short), "{id} {typed}");
        }
    }
}

#[test]
fn a_number_is_shown_by_its_beginning_and_its_end() {
    assert_eq!(mask("+31612345648").replace('\u{a0}', " "), "+31 6 •• •• •• 48");
    assert_eq!(mask("nothing"), "••••");
    assert!(!format!("{:?}", Number::parse("NL", "0612345648").unwrap()).contains("3456"));
}

#[test]
fn a_range_is_what_ten_thousand_numbers_have_in_common() {
    assert_eq!(Number::parse("NL", "0612345678").unwrap().range(), "+3161234");
}

proptest! {
    #[test]
    fn any_text_is_a_number_or_not_and_never_a_crash(country in "[A-Z]{2}", text in ".{0,60}") {
        if let Ok(number) = Number::parse(&country, &text) {
            prop_assert!(number.e164().starts_with('+') && number.e164().len() <= 16);
        }
        let _ = mask(&text);
    }
}
