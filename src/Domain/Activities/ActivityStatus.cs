namespace Tessera.Domain.Activities;

/// <summary>
/// standards.md 4.3. Unknown is "not stated", never guessed. Nobody reports Replaced: rows of another source tell the same
/// work in another split, and it counts there.
/// </summary>
public enum ActivityStatus : byte { Unknown, Planned, Ongoing, Completed, Suspended, Cancelled, Replaced }

/// <summary>Whether people reported were counted before (standards.md 4.3).</summary>
public enum Recurrency : byte { Unknown, FirstTime, Recurrent, OneOff }

/// <summary>The four parts an organisation can play on a row.</summary>
public enum PartnerRole : byte { Reporting, Programming, Implementing, Funding }
