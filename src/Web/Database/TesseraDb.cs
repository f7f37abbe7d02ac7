using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Domain.Partners;
using Tessera.Domain.People;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Database;

/// <summary>The one database. Every key of an operation's data begins with the operation (design.md 4).</summary>
public sealed class TesseraDb(DbContextOptions<TesseraDb> options, ChangeLog log) : IdentityUserContext<User, long>(options)
{
    public DbSet<Operation> Operations => Set<Operation>();
    public DbSet<Cluster> Clusters => Set<Cluster>();
    public DbSet<ClusterSynonymRow> ClusterSynonyms => Set<ClusterSynonymRow>();
    public DbSet<LeadershipTerm> LeadershipTerms => Set<LeadershipTerm>();
    public DbSet<Milestone> Milestones => Set<Milestone>();
    public DbSet<NoObjectionEntry> NoObjectionEntries => Set<NoObjectionEntry>();
    public DbSet<ClusterForm> ClusterForms => Set<ClusterForm>();
    public DbSet<ClusterHub> ClusterHubs => Set<ClusterHub>();
    public DbSet<ClusterMember> ClusterMembers => Set<ClusterMember>();
    public DbSet<Meeting> Meetings => Set<Meeting>();
    public DbSet<MeetingMinutes> MeetingMinutes => Set<MeetingMinutes>();
    public DbSet<MeetingAttendance> MeetingAttendances => Set<MeetingAttendance>();
    public DbSet<MeetingInvitation> MeetingInvitations => Set<MeetingInvitation>();
    public DbSet<ActionPoint> ActionPoints => Set<ActionPoint>();
    public DbSet<MeetingSeries> MeetingSeries => Set<MeetingSeries>();
    public DbSet<MinutesLetter> MinutesLetters => Set<MinutesLetter>();
    public DbSet<AgendaItem> AgendaItems => Set<AgendaItem>();
    public DbSet<CalendarFeedRow> CalendarFeeds => Set<CalendarFeedRow>();
    public DbSet<Document> Documents => Set<Document>();
    public DbSet<DocumentVersion> DocumentVersions => Set<DocumentVersion>();
    public DbSet<DocumentTextRow> DocumentTexts => Set<DocumentTextRow>();
    public DbSet<TermsText> TermsTexts => Set<TermsText>();
    public DbSet<TermsSignOff> TermsSignOffs => Set<TermsSignOff>();
    public DbSet<Contact> Contacts => Set<Contact>();
    public DbSet<ContactRole> ContactRoles => Set<ContactRole>();
    public DbSet<ContactCheck> ContactChecks => Set<ContactCheck>();
    public DbSet<Handover> Handovers => Set<Handover>();
    public DbSet<HandoverItem> HandoverItems => Set<HandoverItem>();
    public DbSet<Partner> Partners => Set<Partner>();
    public DbSet<PartnerAlias> PartnerAliases => Set<PartnerAlias>();
    public DbSet<TermRow> Terms => Set<TermRow>();
    public DbSet<EventFigure> EventFigures => Set<EventFigure>();
    public DbSet<AreaRow> Areas => Set<AreaRow>();
    public DbSet<AreaNameRow> AreaNames => Set<AreaNameRow>();
    public DbSet<AreaAliasRow> AreaAliases => Set<AreaAliasRow>();
    public DbSet<AreaShapeRow> AreaShapes => Set<AreaShapeRow>();
    public DbSet<GazetteerLoadRow> GazetteerLoads => Set<GazetteerLoadRow>();
    public DbSet<Grant> Grants => Set<Grant>();
    public DbSet<OneTimeLink> OneTimeLinks => Set<OneTimeLink>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();
    public DbSet<Setting> Settings => Set<Setting>();
    public DbSet<StoredFile> Files => Set<StoredFile>();
    public DbSet<FilePiece> FilePieces => Set<FilePiece>();
    public DbSet<UploadRow> Uploads => Set<UploadRow>();
    public DbSet<Import> Imports => Set<Import>();
    public DbSet<ImportBatch> ImportBatches => Set<ImportBatch>();
    public DbSet<BatchFile> BatchFiles => Set<BatchFile>();
    public DbSet<ImportChunk> ImportChunks => Set<ImportChunk>();
    public DbSet<ImportDrafts> ImportDrafts => Set<ImportDrafts>();
    public DbSet<ImportAnswer> ImportAnswers => Set<ImportAnswer>();
    public DbSet<LearnedAnswerRow> LearnedAnswers => Set<LearnedAnswerRow>();
    public DbSet<AnswerUseRow> AnswerUses => Set<AnswerUseRow>();
    public DbSet<ImportTemplateRow> ImportTemplates => Set<ImportTemplateRow>();
    public DbSet<CellFixRow> CellFixes => Set<CellFixRow>();
    public DbSet<Job> Jobs => Set<Job>();
    public DbSet<PackOrder> PackOrders => Set<PackOrder>();
    public DbSet<ActivityRow> Activities => Set<ActivityRow>();
    public DbSet<OverlapDecisionRow> OverlapDecisions => Set<OverlapDecisionRow>();
    public DbSet<SnapshotRow> Snapshots => Set<SnapshotRow>();
    public DbSet<CaseloadRow> Caseloads => Set<CaseloadRow>();
    public DbSet<CaseloadLineRow> CaseloadLines => Set<CaseloadLineRow>();
    public DbSet<MailRow> Mail => Set<MailRow>();
    public DbSet<DigestChoiceRow> DigestChoices => Set<DigestChoiceRow>();
    public DbSet<MailServerRow> MailServers => Set<MailServerRow>();
    public DbSet<CoordinationBody> CoordinationBodies => Set<CoordinationBody>();
    public DbSet<MechanismTie> MechanismTies => Set<MechanismTie>();
    public DbSet<CoordinationTask> CoordinationTasks => Set<CoordinationTask>();
    public DbSet<TaskHolding> TaskHoldings => Set<TaskHolding>();
    public DbSet<TransitionBenchmark> TransitionBenchmarks => Set<TransitionBenchmark>();
    public DbSet<ReviewPoint> ReviewPoints => Set<ReviewPoint>();
    public DbSet<PilotMark> PilotMarks => Set<PilotMark>();
    public DbSet<CoordinationChoice> CoordinationChoices => Set<CoordinationChoice>();
    public DbSet<Change> Changes => Set<Change>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<NodeCounter>();
        TableKeys.Declare(builder);
        TableNames.Apply(builder);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<LooseDate>().HaveConversion<LooseDateColumn>();

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var operationId in log.ListsChanged(this))
            if (await Operations.FindAsync([operationId], cancellationToken) is { } operation) operation.ListStamp = log.Stamp();
        foreach (var entry in ChangeTracker.Entries().Where(e => e.State == EntityState.Modified))
            if (entry.Metadata.FindProperty("Version") is not null)
                entry.Property("Version").CurrentValue = (int)entry.Property("Version").OriginalValue! + 1;
        RefuseUnstorable();
        var unnamed = log.Record(this);
        if (unnamed.Count == 0) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        log.RecordRegistered(this, unnamed);
        saved += await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (own is not null) await own.CommitAsync(cancellationToken);
        return saved;
    }

    /// <summary>PostgreSQL cannot keep U+0000, which no keyboard writes; neither engine takes it, and nothing is cut off in silence.</summary>
    private void RefuseUnstorable()
    {
        foreach (var entry in ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified))
            if (entry.Properties.Any(p => p.CurrentValue is string text && text.Contains('\0'))) throw Problem.Invalid("record.unstorable");
    }
}
