namespace Tessera.Domain.Geography;

/// <summary>What stands behind the place found so far.</summary>
internal enum Backing : byte { None, Name, Code, Both }

/// <summary>A level that could not be placed, and what to ask about it.</summary>
internal sealed record PlaceFailure(int Level, string Text, string Question, IReadOnlyList<AdminArea> Options, bool MustAsk);

/// <summary>What has been found while a typed place is read from its country down.</summary>
internal sealed class PlaceRecord(Gazetteer gazetteer)
{
    private readonly List<PlaceNote> _notes = [];
    private double _confidence = 1;

    /// <summary>The deepest certain area below the country.</summary>
    internal AdminArea? At { get; private set; }
    internal Backing Backing { get; private set; }
    /// <summary>The country, when the row says it means all of it.</summary>
    internal AdminArea? Everywhere { get; set; }
    internal PlaceFailure? Failure { get; private set; }

    internal IReadOnlyList<PlaceNote> Notes => _notes;

    internal void Note(string code, int level, bool onCode, string found, string? expected) => _notes.Add(new(code, level, onCode, found, expected));

    internal void Place(AdminArea area, Backing backing, double confidence)
    {
        (At, Backing) = (area, backing);
        _confidence = Math.Min(_confidence, confidence);
        if (Failure?.Level <= area.Level) Failure = null;
        if (!Gazetteer.IsCurrent(area)) Note("place.retired", area.Level, backing != Backing.Name, area.Name, Successor(area)?.Name);
    }

    /// <summary>Takes back a place that a stronger witness contradicts.</summary>
    internal void Withdraw() => (At, Backing) = (null, Backing.None);

    /// <summary>Keeps the shallowest failure that has something to offer.</summary>
    internal void Fail(PlaceFailure failure)
    {
        if (Failure is null || Failure.Options.Count == 0 && failure.Options.Count > 0) Failure = failure;
    }

    internal void Offer(AdminArea area)
    {
        if (Failure is { } failure) Failure = failure with { Options = [.. failure.Options, area] };
    }

    internal PlaceMatch? Result()
    {
        if (At is { } at) return Placed(at);
        if (Everywhere is { } country) return new(country.Id, PlaceVerdict.Fixed, 1, Told(country), []);
        if (Failure is not { } failure) return null;
        var asks = failure.MustAsk || failure.Options.Count > 0;
        return new(null, asks ? PlaceVerdict.Ask : PlaceVerdict.Unknown, 0, _notes, Ids(failure.Options), failure.Question);
    }

    private PlaceMatch Placed(AdminArea at)
    {
        if (Failure is not { } failure)
            return new(at.Id, _notes.Count == 0 ? PlaceVerdict.Exact : PlaceVerdict.Fixed, _confidence, Told(at), []);
        if (!_notes.Exists(n => n.Code == "place.name-elsewhere" && n.Level == failure.Level)) Note("place.coarser", failure.Level, false, failure.Text, at.Name);
        return new(at.Id, PlaceVerdict.Fixed, _confidence, Told(at), Ids(failure.Options), failure.Question);
    }

    /// <summary>A level that was not understood is explained by the deeper one that was.</summary>
    private IReadOnlyList<PlaceNote> Told(AdminArea at) => [.. _notes.Select(n =>
        n.Expected is null && n.Level > 0 && n.Level < at.Level ? n with { Expected = gazetteer.Ancestor(at.Id, n.Level)?.Name } : n).Distinct()];

    private AdminArea? Successor(AdminArea retired) =>
        gazetteer.Named(retired.Name, retired.Level).FirstOrDefault(Gazetteer.IsCurrent);

    private static List<long> Ids(IReadOnlyList<AdminArea> areas) => [.. areas.Select(a => a.Id).Distinct().Take(10)];
}
