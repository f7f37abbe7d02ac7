namespace Tessera.Domain.Needs;

/// <summary>Which parts of a caseload together are everybody, as whoever loaded it declared. None: no parts are.</summary>
public enum NeedPartition : byte { None, Groups, Sexes, Ages, SexesAndAges }

/// <summary>
/// People counted before help, as one source cut them in one way: by group, by sex and age, intersectoral, "General
/// Protection". Two caseloads count the same people, so their numbers are never added.
/// </summary>
/// <param name="Number">Counts from 1 within the operation, in the order of loading.</param>
/// <param name="Name">A later caseload of the same name takes this one's place.</param>
/// <param name="Source">The file, and where in it.</param>
/// <param name="Cut">How it cuts the people, in the source's words.</param>
/// <param name="FirstMonth">The time it speaks of (see ReportingPeriod); both months 0 when nobody said.</param>
/// <param name="LoadedAt">UTC milliseconds.</param>
public sealed record Caseload(int Number, string Name, string Source, string Cut, NeedPartition Complete,
    int FirstMonth, int LastMonth, long LoadedAt, string LoadedBy, bool IsSample);

/// <summary>A caseload with its lines; within one, no two lines say the same thing.</summary>
public sealed record LoadedCaseload(Caseload Head, IReadOnlyList<NeedLine> Lines);
