using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Domain.Partners;
using Tessera.Domain.People;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Database;

/// <summary>
/// Writes a line for every change of a record people answer for, in the same transaction, so that it cannot be
/// forgotten. Bulk writers are not seen here and write their own lines. No personal data goes in, ids only.
/// </summary>
public sealed class ChangeLog(Ids ids, TimeProvider time, Actor actor)
{
    private static readonly Dictionary<Type, string> Logged = new()
    {
        [typeof(Operation)] = "operation",
        [typeof(Cluster)] = "cluster",
        [typeof(ClusterSynonymRow)] = "cluster-synonym",
        [typeof(LeadershipTerm)] = "leadership",
        [typeof(Milestone)] = "milestone",
        [typeof(NoObjectionEntry)] = "no-objection",
        [typeof(ClusterForm)] = "cluster-form",
        [typeof(ClusterHub)] = "cluster-hub",
        [typeof(ClusterMember)] = "cluster-member",
        [typeof(Meeting)] = "meeting",
        [typeof(MeetingMinutes)] = "minutes",
        [typeof(MeetingAttendance)] = "attendance",
        [typeof(MeetingInvitation)] = "meeting-invitation",
        [typeof(ActionPoint)] = "action-point",
        [typeof(MeetingSeries)] = "meeting-series",
        [typeof(MinutesLetter)] = "minutes-letter",
        [typeof(AgendaItem)] = "agenda-item",
        [typeof(CalendarFeedRow)] = "calendar-feed",
        [typeof(Document)] = "document",
        [typeof(DocumentVersion)] = "document-version",
        [typeof(TermsText)] = "terms-section",
        [typeof(TermsSignOff)] = "sign-off",
        [typeof(Contact)] = "contact",
        [typeof(ContactRole)] = "contact-role",
        [typeof(ContactCheck)] = "contact-check",
        [typeof(Handover)] = "handover",
        [typeof(HandoverItem)] = "handover-item",
        [typeof(Partner)] = "partner",
        [typeof(PartnerAlias)] = "partner-alias",
        [typeof(AreaAliasRow)] = "area-alias",
        [typeof(GazetteerLoadRow)] = "gazetteer",
        [typeof(Grant)] = "right",
        [typeof(Import)] = "import",
        [typeof(ImportBatch)] = "import-batch",
        [typeof(ImportAnswer)] = "import-answer",
        [typeof(LearnedAnswerRow)] = "learned-answer",
        [typeof(CellFixRow)] = "cell-fix",
        [typeof(Setting)] = "setting",
        [typeof(CaseloadRow)] = "caseload",
        [typeof(OverlapDecisionRow)] = "overlap-decision",
        [typeof(SnapshotRow)] = "snapshot",
        [typeof(MailServerRow)] = "mail-server",
        [typeof(DigestChoiceRow)] = "digest-choice",
        [typeof(CoordinationBody)] = "body",
        [typeof(MechanismTie)] = "tie",
        [typeof(CoordinationTask)] = "coordination-task",
        [typeof(TaskHolding)] = "task-holding",
        [typeof(TransitionBenchmark)] = "benchmark",
        [typeof(ReviewPoint)] = "review-point",
        [typeof(PilotMark)] = "pilot-mark",
        [typeof(CoordinationChoice)] = "coordination-choice",
    };

    // Long texts that change at every step of a job; the import itself keeps them.
    private static readonly HashSet<string> Silent = ["Report", "Version", "Sequence", "AnsweredSequence", "ListStamp", "StartsAt", "ChangedAt", "ClosedAt", "TokenHash", "Password", "ToldUntil", "Folded", "Words", "LastDay", "JudgedBy"];

    // What was said in a room or written for some stays there: the log tells that it changed and how long it is.
    private static readonly HashSet<string> Confidential = ["Said", "Decisions", "Agenda", "DialIn", "About", "Wording", "Evidence", "StateNote"];

    // Of a person nothing goes in but that something changed.
    private static readonly HashSet<Type> Personal = [typeof(Contact)];

    private static readonly HashSet<Type> Lists =
        [typeof(Cluster), typeof(ClusterHub), typeof(LeadershipTerm), typeof(ClusterSynonymRow), typeof(Partner), typeof(PartnerAlias), typeof(AreaAliasRow), typeof(GazetteerLoadRow), typeof(TermRow)];

    public long Stamp() => ids.Next();

    /// <summary>Operations of which this save changes a list or the gazetteer, or themselves: they are kept together with their lists.</summary>
    public IReadOnlyCollection<int> ListsChanged(TesseraDb db) =>
        [.. db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && Lists.Contains(e.Metadata.ClrType))
            .Select(e => (int)e.Property("OperationId").CurrentValue!)
            .Union(db.ChangeTracker.Entries<Operation>().Where(e => e.State == EntityState.Modified && (e.Property(o => o.IsPublished).IsModified || e.Property(o => o.Name).IsModified)).Select(e => e.Entity.Id))];

    /// <summary>Adds the lines of what is about to be saved; gives back the new records whose key the database will choose.</summary>
    public IReadOnlyList<EntityEntry> Record(TesseraDb db)
    {
        var logged = db.ChangeTracker.Entries().Where(e => Logged.ContainsKey(e.Metadata.ClrType)).ToList();
        var unnamed = logged.Where(e => e.State == EntityState.Added && e.Properties.Any(p => p.IsTemporary && p.Metadata.IsPrimaryKey())).ToList();
        foreach (var entry in logged.Except(unnamed))
            if (Line(entry) is { } line) db.Changes.Add(line);
        return unnamed;
    }

    /// <summary>Adds the lines of new records once the database has given them their keys.</summary>
    public void RecordRegistered(TesseraDb db, IEnumerable<EntityEntry> entries) =>
        db.Changes.AddRange(entries.Select(e => Line(e, "registered", null)));

    private Change? Line(EntityEntry entry)
    {
        var fields = entry.State == EntityState.Modified ? Changed(entry) : null;
        var action = entry.State switch
        {
            EntityState.Added => "registered",
            EntityState.Deleted => "removed",
            EntityState.Modified when fields is not null => "revised",
            _ => null,
        };
        return action is null ? null : Line(entry, action, fields);
    }

    private Change Line(EntityEntry entry, string action, string? fields) => new()
    {
        OperationId = entry.Metadata.FindProperty("OperationId") is null ? 0 : (int)entry.Property("OperationId").CurrentValue!,
        Id = ids.Next(),
        At = time.GetUtcNow().ToUnixTimeMilliseconds(),
        UserId = actor.UserId,
        Actor = actor.Name,
        Action = action,
        Noun = Logged[entry.Metadata.ClrType],
        NounId = Key(entry),
        Fields = fields,
    };

    private static string Key(EntityEntry entry) => string.Join('/', entry.Metadata.FindPrimaryKey()!.Properties
        .Where(p => p.Name != "OperationId").Select(p => entry.Property(p.Name).CurrentValue));

    private static object? Told(PropertyEntry property, object? value) => IsQuiet(property) ? Length(property, value) : value is LooseDate date ? date.Text : value;

    /// <summary>Of what is no text only that it changed.</summary>
    private static object? Length(PropertyEntry property, object? value) => value switch
    {
        string text => text.Length,
        LooseDate date => date.Text.Length,
        _ => property.Metadata.ClrType == typeof(string) || property.Metadata.ClrType == typeof(LooseDate) ? 0 : null,
    };

    private static bool IsQuiet(PropertyEntry property) => Confidential.Contains(property.Metadata.Name) || Personal.Contains(property.EntityEntry.Metadata.ClrType);

    private static string? Changed(EntityEntry entry)
    {
        var changed = entry.Properties.Where(p => p.IsModified && !Silent.Contains(p.Metadata.Name) && !Equals(p.OriginalValue, p.CurrentValue))
            .ToDictionary(p => TableNames.Snake(p.Metadata.Name), p => new[] { Told(p, p.OriginalValue), Told(p, p.CurrentValue) });
        return changed.Count == 0 ? null : JsonSerializer.Serialize(changed);
    }
}
