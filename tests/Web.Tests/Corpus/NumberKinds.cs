using Tessera.Domain.Activities;
using static Tessera.Web.Tests.Corpus.ValueFiles;

namespace Tessera.Web.Tests.Corpus;

/// <summary>Group C: numbers of people and quantities; what is read stands behind the verdict, "-" is nothing.</summary>
internal static class NumberKinds
{
    private const string People = "People reached", Quantities = "Quantity";

    private static Kind Of(string id, string what, string expected, object value, string? differs = null) =>
        new(id, what, expected, () => With((People, value)), Differs: differs) { Reads = Reached };

    private static Kind Amount(string id, string what, string expected, object first, object second, string? differs = null) =>
        new(id, what, expected, () => Both(Quantities, first, second), Differs: differs) { Reads = Quantity };

    private static Kind Read(this Kind kind, Func<ActivityDraft, object?> reads) => kind with { Reads = reads };

    private static string Aside(string code) => $"2 in; tells {code}; reads -";
    private static string Fixed(string code, string value) => $"2 in; tells {code}; reads {value}";

    public static readonly Kind[] All =
    [
        Of("C01", "digits as text", Fixed("number.text", "1234"), "1234"),
        new("C01", "digits in a text file", "2 in; reads 1234", () => Text((People, "1234")), "file.csv") { Reads = Reached },
        Of("C02", "1,234", Fixed("number.grouped", "1234"), "1,234"),
        Of("C03", "1.234", "2 in; asks number-style; tells number.style-unknown; reads -", "1.234"),
        Of("C03", "1.234, the comma answered to be the decimal mark", Fixed("number.grouped", "1234"), "1.234") with { Answers = new() { ["number-style"] = "comma" } },
        new("C04", "1.234.567", Fixed("number.grouped", "1234567"), () => With((Quantities, "1.234.567"))) { Reads = Quantity },
        Of("C05", "a blank that does not break between groups", Fixed("number.grouped", "123456"), "123\u00A0456"),
        Of("C05", "a narrow one", Fixed("number.grouped", "1234"), "1\u202F234"),
        Of("C06", "1’234", Fixed("number.grouped", "1234"), "1’234"),
        Amount("C07", "12,5", Fixed("number.decimal-comma", "12.5"), "12,5", ""),
        Of("C08", "Arabic digits", Fixed("number.digits", "1234"), "١٢٣٤"),
        Of("C08", "Persian digits", Fixed("number.digits", "1234"), "۱۲۳۴"),
        Of("C09", "full-width digits", Fixed("number.digits", "1234"), "１２３４"),
        Of("C10", "~500", Aside("number.approximate"), "~500"),
        Of("C10", "500+", Aside("number.approximate"), "500+"),
        Of("C10", ">500", Aside("number.approximate"), ">500"),
        Of("C10", "500–600", Aside("number.range"), "500–600"),
        Of("C11", "5k", Aside("number.abbreviated"), "5k"),
        Of("C11", "1,2tr", Aside("number.abbreviated"), "1,2tr"),
        Of("C11", "5 nghìn", Aside("number.abbreviated"), "5 nghìn"),
        Of("C12", "1e3", Aside("number.exponent"), "1e3"),
        Of("C13", "45%", Aside("number.percent"), "45%", "no answer makes people of a share: set aside, not asked"),
        Of("C13", "0.45 people", Aside("number.not-whole"), 0.45, "the same"),
        Of("C14", "negative people", Aside("number.negative"), -5),
        Of("C15", "half a person", Aside("number.not-whole"), 12.5),
        Of("C16", "whole but for the reckoning", Fixed("number.rounded", "12"), 12.0000000001),
        Of("C17", "0", "2 in; reads 0", 0),
        Of("C17", "blank", "2 in; reads -", ""),
        Of("C17", "a dash", "2 in; reads -", "-"),
        Of("C17", "N/A", "2 in; reads -", "N/A"),
        new("C18", "an id that lost its digits", "2 in; tells text.digits-lost", () => With(("Record ID", "1.23457E+11"))),
        new("C18", "an id longer than a number holds", "2 in; tells text.digits-lost", () => With(("Record ID", 1.23457e15))),
        Of("C19", "1E308", Aside("number.too-large"), 1e308),
        Of("C19", "NaN", Aside("number.not-a-number"), "NaN"),
        Of("C19", "Infinity", Aside("number.not-a-number"), "Infinity"),
        Of("C20", "minus zero", "2 in; reads 0", -0.0),
        Of("C21", "more than live in the province", Fixed("number.above-population", "700000"), 700_000),
        Of("C21", "as many as live there", "2 in; reads 600000", 600_000),
        new("C22", "women and men that do not make the total", Fixed("number.cuts-differ", "120"), () => With(("Women", 50), ("Men", 60))) { Reads = Reached },
        new("C22", "women and men that do", "2 in; reads 120", () => With(("Women", 60), ("Men", 60))) { Reads = Reached },
        new("C23", "a total without its parts", "2 in; reads 120", () => With(("Women", ""), ("Men", "")), Differs: "told with the figures: what of a total has no parts, not with the file") { Reads = Reached },
        new("C24", "more than targeted", Fixed("number.above-target", "120"), () => With(("People targeted", 100))) { Reads = Reached },
        new("C25", "months that add up those before", "6 in; tells number.never-falls; reads 100", () => Months(100, 220, 350, 360, 400, 520)) { Reads = Reached },
        new("C25", "months each for itself", "6 in; reads 100", () => Months(100, 220, 350, 120, 400, 520)) { Reads = Reached },
        Amount("C26", "$1,000", Fixed("number.currency", "1000"), "$1,000", ""),
        Amount("C26", "1.000 ₫", Fixed("number.currency", "1000"), "1.000 ₫", ""),
        Amount("C27", "two currencies in a column", Aside("number.currency-mixed"), "20 USD", "20 EUR"),
        Of("C28", "apostrophe in front", Fixed("number.cleaned", "1234"), "'1234"),
        Of("C29", "tabs and blanks", Fixed("number.cleaned", "1234"), "\t1234 "),
        Of("C30", "TRUE", Aside("number.boolean"), true),
        Of("C31", "0x1F", Aside("number.not-a-number"), "0x1F"),
        Of("C32", "2 to the 31st", Aside("number.too-large"), 2_147_483_648d),
        Of("C32", "one less", "2 in; reads 2147483647", 2_147_483_647d) with { Expected = "2 in; tells number.above-population; reads 2147483647" },
        Of("C32", "2 to the 63rd", Aside("number.too-large"), "9223372036854775808"),
        new("C33", "households where people belong", Fixed("number.as-households", "120"), () => With(("Households reached", 120))) { Reads = Reached },
        new("C33", "households of five", "2 in; reads 120", () => With(("Households reached", 24))) { Reads = Reached },
        new("C34", "parts whose sum is beyond 32 bits", "2 in; tells number.above-population number.total-from-cuts; reads 4294967294", () => With((People, ""), ("Women", 2_147_483_647d), ("Men", 2_147_483_647d))) { Reads = Reached },
    ];

    /// <summary>One activity in the months from June on.</summary>
    private static byte[] Months(params int[] reached) =>
        Book([CorpusFiles.Head, .. reached.Select((people, at) => (object[])[.. CorpusFiles.Salva[..5], $"2009-{at + 6:00}", people])]).ToBytes();
}
