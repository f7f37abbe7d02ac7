using Tessera.Domain;
using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;

namespace Tessera.Web.Features.Imports;

/// <summary>Checked rows in pieces: what the review shows is what the commit writes.</summary>
internal sealed class DraftChunkWriter
{
    /// <summary>First byte of every piece. Whoever changes what is written here raises it: pieces of another number are not read but checked again.</summary>
    public const byte Format = 0x84;

    private readonly ChunkBytes _writer = new();
    public int Rows { get; private set; }

    public void Add(ActivityDraft draft)
    {
        if (Rows++ == 0) _writer.Write(Format);
        _writer.WriteShort(draft.SourceRow);
        _writer.Write((byte)draft.Verdict);
        _writer.Write((byte)draft.Change);
        _writer.Write(draft.KeyHash);
        _writer.Write(draft.ContentHash);
        _writer.Write(draft.UndatedKey);
        _writer.Write(draft.OtherKey);
        _writer.Write(draft.OwnRowId);
        Texts(draft);
        Numbers(draft);
        _writer.Write((byte)draft.Status);
        _writer.Write((byte)draft.Recurrency);
        _writer.Write(draft.IsNil);
        _writer.WriteShort(draft.FromMonth);
        _writer.WriteShort(draft.ToMonth);
        _writer.WriteShort(draft.AsOfMonth);
        _writer.Write(draft.Latitude ?? double.NaN);
        _writer.Write(draft.Longitude ?? double.NaN);
        Cuts(draft);
        Pairs(draft.Typed);
        Pairs(draft.Contact);
        Findings(draft);
    }

    private void Texts(ActivityDraft d)
    {
        Optional(d.OrganisationTyped);
        Optional(d.Kind);
        Optional(d.Indicator);
        Optional(d.Site);
        Optional(d.Group);
        Optional(d.Modality);
        Optional(d.Unit);
    }

    private void Numbers(ActivityDraft d)
    {
        foreach (var id in (ReadOnlySpan<long?>)[d.ReportingId, d.ProgrammingId, d.ImplementingId, d.FundingId, d.ClusterId, d.AreaId]) Optional(id);
        Optional(d.Start?.DayNumber);
        Optional(d.End?.DayNumber);
        foreach (var count in (ReadOnlySpan<long?>)[d.TargetedHouseholds, d.Targeted, d.ReachedHouseholds, d.Reached, d.Quantity]) Optional(count);
    }

    private void Optional(string? text)
    {
        _writer.Write(text is not null);
        if (text is not null) _writer.Write(text);
    }

    private void Optional(long? number)
    {
        _writer.Write(number is not null);
        if (number is { } value) _writer.WriteShort(value);
    }

    private void Cuts(ActivityDraft draft)
    {
        _writer.WriteShort(draft.Cuts.Count);
        foreach (var (field, cut, value) in draft.Cuts)
        {
            _writer.Write((byte)field);
            _writer.Write((byte)cut.Sex);
            _writer.WriteShort(cut.AgeFrom ?? -1);
            _writer.WriteShort(cut.AgeTo ?? -1);
            _writer.Write(cut.Disabled);
            _writer.Write(value);
        }
    }

    private void Pairs(List<KeyValuePair<string, string>> pairs)
    {
        _writer.WriteShort(pairs.Count);
        foreach (var (key, value) in pairs)
        {
            _writer.Write(key);
            _writer.Write(value);
        }
    }

    private void Findings(ActivityDraft draft)
    {
        _writer.WriteShort(draft.Findings.Count);
        foreach (var finding in draft.Findings)
        {
            _writer.Write(finding.Code);
            _writer.Write((byte)finding.Effect);
            _writer.WriteShort(finding.Column);
            _writer.Write(finding.Found);
            Optional(finding.Expected);
            Optional(finding.Question);
        }
    }

    public byte[] Take()
    {
        Rows = 0;
        return _writer.Take();
    }
}

internal static class DraftChunkReader
{
    public const string OtherVersion = "import.other-version";

    public static IEnumerable<ActivityDraft> Read(byte[] chunk)
    {
        var reader = new ChunkSource(chunk);
        if (!reader.IsAtEnd && reader.ReadByte() != DraftChunkWriter.Format) throw Problem.Conflict(OtherVersion, "");
        while (!reader.IsAtEnd) yield return ReadDraft(reader);
    }

    private static ActivityDraft ReadDraft(ChunkSource reader)
    {
        var draft = new ActivityDraft
        {
            SourceRow = reader.ReadShort(),
            Verdict = (RowVerdict)reader.ReadByte(),
            Change = (RowChange)reader.ReadByte(),
            KeyHash = reader.ReadInt64(),
            ContentHash = reader.ReadInt64(),
            UndatedKey = reader.ReadInt64(),
            OtherKey = reader.ReadInt64(),
            OwnRowId = reader.ReadInt64(),
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
        draft.FromMonth = reader.ReadShort();
        draft.ToMonth = reader.ReadShort();
        draft.AsOfMonth = reader.ReadShort();
        draft.Latitude = Coordinate(reader);
        draft.Longitude = Coordinate(reader);
        ReadLists(reader, draft);
        return draft;
    }

    private static void ReadNumbers(ChunkSource reader, ActivityDraft draft)
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

    private static void ReadLists(ChunkSource reader, ActivityDraft draft)
    {
        for (var n = reader.ReadShort(); n > 0; n--) draft.Cuts.Add(ReadCut(reader));
        for (var n = reader.ReadShort(); n > 0; n--) draft.Typed.Add(new(reader.ReadText(), reader.ReadText()));
        for (var n = reader.ReadShort(); n > 0; n--) draft.Contact.Add(new(reader.ReadText(), reader.ReadText()));
        for (var n = reader.ReadShort(); n > 0; n--)
            draft.Findings.Add(new Finding(reader.ReadText(), (FindingEffect)reader.ReadByte(), draft.SourceRow, reader.ReadShort(),
                reader.ReadText(), Text(reader), Text(reader)));
    }

    private static CutValue ReadCut(ChunkSource reader)
    {
        var field = (ActivityField)reader.ReadByte();
        var sex = (Sex)reader.ReadByte();
        var (from, to) = (reader.ReadShort(), reader.ReadShort());
        return new CutValue(field, new Disaggregation(sex, from < 0 ? null : from, to < 0 ? null : to, reader.ReadBoolean()), reader.ReadInt64());
    }

    private static string? Text(ChunkSource reader) => reader.ReadBoolean() ? reader.ReadText() : null;
    private static long? Number(ChunkSource reader) => reader.ReadBoolean() ? reader.ReadShort64() : null;
    private static double? Coordinate(ChunkSource reader) => reader.ReadDouble() is var value && double.IsNaN(value) ? null : value;
}
