using System.Text;
using Tessera.Domain;
using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;

namespace Tessera.Web.Features.Imports;

/// <summary>Checked rows in pieces: what the review shows is what the commit writes.</summary>
internal sealed class DraftChunkWriter
{
    private readonly MemoryStream _bytes = new();
    private readonly BinaryWriter _writer;
    private readonly Dictionary<string, int> _texts = [];
    public int Rows { get; private set; }

    public DraftChunkWriter() => _writer = new BinaryWriter(_bytes, Encoding.UTF8);

    public void Add(ActivityDraft draft)
    {
        Rows++;
        _writer.Write7BitEncodedInt(draft.SourceRow);
        _writer.Write((byte)draft.Verdict);
        _writer.Write((byte)draft.Change);
        _writer.Write(draft.KeyHash);
        _writer.Write(draft.ContentHash);
        foreach (var text in Texts(draft)) Optional(text);
        foreach (var number in Numbers(draft)) Optional(number);
        _writer.Write((byte)draft.Status);
        _writer.Write((byte)draft.Recurrency);
        _writer.Write(draft.IsNil);
        _writer.Write7BitEncodedInt(draft.FromMonth);
        _writer.Write7BitEncodedInt(draft.ToMonth);
        _writer.Write(draft.Latitude ?? double.NaN);
        _writer.Write(draft.Longitude ?? double.NaN);
        Cuts(draft);
        Pairs(draft.Typed);
        Pairs(draft.Contact);
        Findings(draft);
    }

    private static string?[] Texts(ActivityDraft d) => [d.OrganisationTyped, d.Kind, d.Indicator, d.Site, d.Group, d.Modality, d.Unit];

    private static long?[] Numbers(ActivityDraft d) =>
    [
        d.ReportingId, d.ProgrammingId, d.ImplementingId, d.FundingId, d.ClusterId, d.AreaId, d.Start?.DayNumber, d.End?.DayNumber,
        d.TargetedHouseholds, d.Targeted, d.ReachedHouseholds, d.Reached, d.Quantity,
    ];

    private void Optional(string? text)
    {
        _writer.Write(text is not null);
        if (text is not null) Text(text);
    }

    /// <summary>A text is written once per piece: names, headers and findings repeat from row to row.</summary>
    private void Text(string text)
    {
        ref var at = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_texts, text, out var known);
        if (!known) at = _texts.Count - 1;
        _writer.Write7BitEncodedInt(at);
        if (!known) _writer.Write(text);
    }

    private void Optional(long? number)
    {
        _writer.Write(number is not null);
        if (number is { } value) _writer.Write7BitEncodedInt64(value);
    }

    private void Cuts(ActivityDraft draft)
    {
        _writer.Write7BitEncodedInt(draft.Cuts.Count);
        foreach (var (field, cut, value) in draft.Cuts)
        {
            _writer.Write((byte)field);
            _writer.Write((byte)cut.Sex);
            _writer.Write7BitEncodedInt(cut.AgeFrom ?? -1);
            _writer.Write7BitEncodedInt(cut.AgeTo ?? -1);
            _writer.Write(cut.Disabled);
            _writer.Write(value);
        }
    }

    private void Pairs(List<KeyValuePair<string, string>> pairs)
    {
        _writer.Write7BitEncodedInt(pairs.Count);
        foreach (var (key, value) in pairs)
        {
            Text(key);
            Text(value);
        }
    }

    private void Findings(ActivityDraft draft)
    {
        _writer.Write7BitEncodedInt(draft.Findings.Count);
        foreach (var finding in draft.Findings)
        {
            Text(finding.Code);
            _writer.Write((byte)finding.Effect);
            _writer.Write7BitEncodedInt(finding.Column);
            Text(finding.Found);
            Optional(finding.Expected);
            Optional(finding.Question);
        }
    }

    public byte[] Take()
    {
        var bytes = _bytes.ToArray();
        _bytes.SetLength(0);
        _texts.Clear();
        Rows = 0;
        return bytes;
    }
}

internal static class DraftChunkReader
{
    private sealed class Source(byte[] chunk) : BinaryReader(new MemoryStream(chunk), Encoding.UTF8)
    {
        private readonly List<string> _texts = [];

        public string ReadText()
        {
            var at = Read7BitEncodedInt();
            if (at == _texts.Count) _texts.Add(ReadString());
            return _texts[at];
        }
    }

    public static IEnumerable<ActivityDraft> Read(byte[] chunk)
    {
        using var reader = new Source(chunk);
        while (reader.BaseStream.Position < chunk.Length) yield return ReadDraft(reader);
    }

    private static ActivityDraft ReadDraft(Source reader)
    {
        var draft = new ActivityDraft
        {
            SourceRow = reader.Read7BitEncodedInt(),
            Verdict = (RowVerdict)reader.ReadByte(),
            Change = (RowChange)reader.ReadByte(),
            KeyHash = reader.ReadInt64(),
            ContentHash = reader.ReadInt64(),
            OrganisationTyped = Text(reader),
            Kind = Text(reader),
            Indicator = Text(reader),
            Site = Text(reader),
            Group = Text(reader),
            Modality = Text(reader),
            Unit = Text(reader),
        };
        ReadNumbers(reader, draft);
        draft.Status = (ActivityStatus)reader.ReadByte();
        draft.Recurrency = (Recurrency)reader.ReadByte();
        draft.IsNil = reader.ReadBoolean();
        draft.FromMonth = reader.Read7BitEncodedInt();
        draft.ToMonth = reader.Read7BitEncodedInt();
        draft.Latitude = Coordinate(reader);
        draft.Longitude = Coordinate(reader);
        ReadLists(reader, draft);
        return draft;
    }

    private static void ReadNumbers(Source reader, ActivityDraft draft)
    {
        draft.ReportingId = Number(reader);
        draft.ProgrammingId = Number(reader);
        draft.ImplementingId = Number(reader);
        draft.FundingId = Number(reader);
        draft.ClusterId = Number(reader);
        draft.AreaId = Number(reader);
        draft.Start = Number(reader) is { } start ? DateOnly.FromDayNumber((int)start) : null;
        draft.End = Number(reader) is { } end ? DateOnly.FromDayNumber((int)end) : null;
        draft.TargetedHouseholds = Number(reader);
        draft.Targeted = Number(reader);
        draft.ReachedHouseholds = Number(reader);
        draft.Reached = Number(reader);
        draft.Quantity = Number(reader);
    }

    private static void ReadLists(Source reader, ActivityDraft draft)
    {
        for (var n = reader.Read7BitEncodedInt(); n > 0; n--) draft.Cuts.Add(ReadCut(reader));
        for (var n = reader.Read7BitEncodedInt(); n > 0; n--) draft.Typed.Add(new(reader.ReadText(), reader.ReadText()));
        for (var n = reader.Read7BitEncodedInt(); n > 0; n--) draft.Contact.Add(new(reader.ReadText(), reader.ReadText()));
        for (var n = reader.Read7BitEncodedInt(); n > 0; n--)
            draft.Findings.Add(new Finding(reader.ReadText(), (FindingEffect)reader.ReadByte(), draft.SourceRow, reader.Read7BitEncodedInt(),
                reader.ReadText(), Text(reader), Text(reader)));
    }

    private static CutValue ReadCut(Source reader)
    {
        var field = (ActivityField)reader.ReadByte();
        var sex = (Sex)reader.ReadByte();
        var (from, to) = (reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());
        return new CutValue(field, new Disaggregation(sex, from < 0 ? null : from, to < 0 ? null : to, reader.ReadBoolean()), reader.ReadInt64());
    }

    private static string? Text(Source reader) => reader.ReadBoolean() ? reader.ReadText() : null;
    private static long? Number(Source reader) => reader.ReadBoolean() ? reader.Read7BitEncodedInt64() : null;
    private static double? Coordinate(Source reader) => reader.ReadDouble() is var value && double.IsNaN(value) ? null : value;
}
