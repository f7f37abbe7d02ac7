using Tessera.Domain.Activities;
using Tessera.Web.Tests.Spreadsheets;
using static Tessera.Web.Tests.Corpus.ValueFiles;

namespace Tessera.Web.Tests.Corpus;

/// <summary>Group D: days, months and spans of time.</summary>
internal static class DateKinds
{
    private const string From = "Start date", Until = "End date", Month = "Month";
    // 5 November 2009 as Excel counts days from 30 December 1899.
    private const double FifthNovember = 40_122;
    private const string Read = "2 in; reads 2009-11-05";

    private static Kind Of(string id, string what, string expected, object value, string? differs = null) =>
        new(id, what, expected, () => With((From, value)), Differs: differs) { Reads = Start };

    private static Kind Two(string id, string what, string expected, object first, object second, string? differs = null) =>
        new(id, what, expected, () => Both(From, first, second), Differs: differs) { Reads = Start };

    private static Kind InMonth(string id, string what, string expected, object value, string? differs = null) =>
        new(id, what, expected, () => With((Month, value)), Differs: differs) { Reads = ValueFiles.Months };

    private static string Aside(string code) => $"2 in; tells {code}; reads -";
    private static string Asks(string question, string code) => $"2 in; asks {question}; tells {code}; reads -";

    public static readonly Kind[] All =
    [
        Of("D01", "a date of the workbook", Read, new Dated(FifthNovember, 14)),
        new("D02", "a workbook that counts from 1904", Read, From1904) { Reads = Start },
        Of("D03", "its day number as a number", "2 in; tells date.serial; reads 2009-11-05", FifthNovember),
        Of("D04", "2009-11-05", Read, "2009-11-05"),
        Of("D05", "05/03/2009 alone", Asks("date-order", "date.order-unknown"), "05/03/2009"),
        Of("D05", "05/03/2009, the day answered to come first", "2 in; tells date.order-read; reads 2009-03-05", "05/03/2009") with { Answers = new() { ["date-order"] = "dmy" } },
        Two("D06", "11/04/20 and 22/04/20", "2 in; tells date.order-read; reads 2020-04-11", "11/04/20", "22/04/20"),
        new("D06", "proofs that contradict each other", "3 in; asks date-order; tells date.order-own date.order-unknown; reads -",
            () => Book([.. Rows([(From, "11/04/2020")], [(From, "22/04/2020")]), [.. CorpusFiles.Mira[..6], 7, "04/22/2020"]]).ToBytes()) { Reads = Start },
        new("D06", "a short year among them that only one order reads, as the year 28 is to come", "3 in; tells date.order-own; reads 2009-03-28",
            () => Book([.. Rows([(From, "28/03/09")], [(From, "22/04/2009")]), [.. CorpusFiles.Mira[..6], 7, "04/22/2009"]]).ToBytes()) { Reads = Start },
        InMonth("D07", "Mar-09", "2 in; reads 2009-03", "Mar-09", "so Excel writes a month; the 9th of March is 9-Mar"),
        InMonth("D08", "Tháng 3", "2 in; tells date.year-assumed; reads 2009-03", "Tháng 3"),
        InMonth("D08", "mars", "2 in; tells date.year-assumed; reads 2009-03", "mars"),
        InMonth("D08", "مارس", "2 in; tells date.year-assumed; reads 2009-03", "مارس"),
        InMonth("D09", "a quarter for a month", "2 in; reads 2009-10/2009-12", "Q4 2009"),
        Of("D09", "a quarter for a day", "2 in; tells date.span; reads 2009-10-01", "Q4 2009"),
        Of("D10", "2009-W09", "2 in; tells date.span; reads 2009-02-23", "2009-W09"),
        Of("D11", "29/02/2009", Aside("date.impossible"), "29/02/2009"),
        Of("D12", "31/04/2009", Aside("date.impossible"), "31/04/2009"),
        Of("D13", "the 29 February 1900 that never was", Aside("date.out-of-range"), new Dated(60, 14)),
        Of("D13", "60 as a number", Aside("date.unreadable"), 60),
        Of("D14", "before 1900", Aside("date.out-of-range"), "1899-12-31"),
        Of("D15", "year 26", Aside("date.out-of-range"), "0026-03-05"),
        Of("D15", "year 2206", Aside("date.out-of-range"), "2206-03-05"),
        Of("D16", "year 2552 of the Buddha", Asks("calendar", "date.calendar"), "05/11/2552"),
        Of("D16", "solar year 1388", Asks("calendar", "date.calendar"), "1388/08/14"),
        Of("D16", "lunar year 1430", Asks("calendar", "date.calendar"), "17/11/1430"),
        // 5 November 2009: 14 Aban 1388 (solar), 17 Dhu al-Qa'da 1430 (Umm al-Qura), 2552 in Thailand.
        Of("D16", "a Thai date, its calendar answered", "2 in; tells date.calendar-read; reads 2009-11-05", "2552-11-05") with { Answers = new() { ["calendar"] = "buddhist" } },
        Of("D16", "a Persian date, its calendar answered", "2 in; tells date.calendar-read; reads 2009-11-05", "1388/08/14") with { Answers = new() { ["calendar"] = "solar" } },
        Of("D16", "a lunar date, its calendar answered", "2 in; tells date.calendar-read; reads 2009-11-05", "17/11/1430") with { Answers = new() { ["calendar"] = "lunar" } },
        Of("D17", "a time with its zone", "2 in; tells date.offset-dropped; reads 2009-11-05", "2009-11-05T23:30:00+07:00"),
        Of("D18", "a minute before midnight", Read, new Dated(FifthNovember + 1439d / 1440, 22)),
        Of("D18", "an hour that summer time leaves out", "2 in; reads 2009-03-29", "2009-03-29T02:30:00"),
        new("D19", "an end before its start", Aside("date.end-before-start"), () => With((From, "2009-11-05"), (Until, "2009-10-05"))) { Reads = End },
        InMonth("D20", "a month that is to come", "2 in; tells period.future; reads 2009-11", "2031-01"),
        new("D20", "a month to come, planned", "2 in; reads 2031-01", () => With((Month, "2031-01"), ("Status", "planned"))) { Reads = ValueFiles.Months },
        InMonth("D21", "a closed month", "2 in; reads 2009-01", "2009-01", "no month is ever closed: late rows count, with the day they came"),
        new("D22", "ongoing", "2 in; tells date.open-end; reads -", () => With((From, "2009-11-05"), (Until, "ongoing"))) { Reads = End },
        Of("D23", "1–5 March", Aside("date.range"), "1–5 March"),
        Of("D24", "a day and its time", Read, new Dated(FifthNovember + 0.4371, 14)),
        Of("D25", "05.03.2009", Asks("date-order", "date.order-unknown"), "05.03.2009"),
        Of("D25", "05-03-09", Asks("date-order", "date.order-unknown"), "05-03-09"),
        InMonth("D26", "a month as its first day", "2 in; reads 2009-11", new Dated(40_118, 14)),
        new("D26", "months as their first days, in words", "2 in; reads 2009-11", () => Both(Month, "01/11/2009", "01/10/2009")) { Reads = ValueFiles.Months },
        new("D26", "a month as its first day, alone in words", "2 in; asks date-order; tells date.order-unknown; reads 2009-11", () => With((Month, "01/10/2009")), Differs: "nothing else in the column says which of both is the month; the file's own month until it is answered") { Reads = ValueFiles.Months },
        new("D27", "a number that became a date", "2 in; tells value.excel-changed; reads -", () => With(("People reached", new Dated(FifthNovember, 16)))) { Reads = Reached },
        new("D27", "an id that became a date", "2 in; tells value.excel-changed", () => With(("Record ID", new Dated(FifthNovember, 16)))),
        new("D27", "a project's code that became a date", "2 in; tells value.excel-changed", () => With(("Project code", new Dated(FifthNovember, 16)))),
        new("D27", "a place's code that became a date", "2 in; tells value.excel-changed", () => With(("Province", "Quảng Trị"), ("Province code", new Dated(FifthNovember, 16)))),
        Of("D28", "a Vietnamese format", Read, new Dated(FifthNovember, "[$-42A]d mmmm yyyy")),
        Of("D28", "a format without a country", Read, new Dated(FifthNovember, "[$-1010000]d/m/yyyy;@")),
    ];

    private static byte[] From1904()
    {
        var file = Book(Rows([(From, new Dated(FifthNovember - 1462, 14))], []));
        return file.Book("<sheet name=\"S1\" sheetId=\"1\" r:id=\"rId1\"/>", "<workbookPr date1904=\"1\"/>").ToBytes();
    }
}
