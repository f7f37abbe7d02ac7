using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Domain.Partners;
using Tessera.Domain.People;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Database;

/// <summary>Keys, uniqueness and versions of every table.</summary>
internal static class TableKeys
{
    public static void Declare(ModelBuilder builder)
    {
        Lists(builder);
        Coordination(builder);
        Meetings(builder);
        Agendas(builder);
        Documents(builder);
        Contacts(builder);
        Geography(builder);
        People(builder);
        Uploads(builder);
        Imports(builder);
        Needs(builder);
        MailKeys.Declare(builder);
        ArchitectureKeys.Declare(builder);
    }

    private static void Lists(ModelBuilder builder)
    {
        builder.Entity<Operation>(e =>
        {
            e.HasIndex(o => o.Code).IsUnique();
            e.Ignore(o => o.CountryList);
            e.Property(o => o.Version).IsConcurrencyToken();
        });
        builder.Entity<Cluster>(e =>
        {
            e.HasKey(c => new { c.OperationId, c.Id });
            e.HasIndex(c => new { c.OperationId, c.Code }).IsUnique();
            e.Property(c => c.Version).IsConcurrencyToken();
        });
        builder.Entity<ClusterSynonymRow>(e =>
        {
            e.HasKey(s => new { s.OperationId, s.Id });
            e.HasIndex(s => new { s.OperationId, s.Folded }).IsUnique();
        });
        builder.Entity<Partner>(e =>
        {
            e.HasKey(p => new { p.OperationId, p.Id });
            e.Ignore(p => p.Short);
            e.Property(p => p.Version).IsConcurrencyToken();
        });
        builder.Entity<PartnerAlias>(e =>
        {
            e.HasKey(a => new { a.OperationId, a.Id });
            e.HasIndex(a => new { a.OperationId, a.Folded }).IsUnique();
        });
        builder.Entity<TermRow>(e =>
        {
            e.HasKey(t => new { t.OperationId, t.Id });
            e.HasIndex(t => new { t.OperationId, t.List, t.Folded }).IsUnique();
        });
        builder.Entity<EventFigure>().HasKey(f => new { f.OperationId, f.Id });
    }

    private static void Coordination(ModelBuilder builder)
    {
        builder.Entity<LeadershipTerm>(e =>
        {
            e.HasKey(t => new { t.OperationId, t.Id });
            e.HasIndex(t => new { t.OperationId, t.ClusterId });
            e.Property(t => t.Version).IsConcurrencyToken();
        });
        builder.Entity<Milestone>(e =>
        {
            e.HasKey(m => new { m.OperationId, m.Id });
            e.HasIndex(m => new { m.OperationId, m.ClusterId });
        });
        builder.Entity<NoObjectionEntry>().HasKey(n => new { n.OperationId, n.MilestoneId, n.Step });
        builder.Entity<ClusterForm>().HasKey(f => new { f.OperationId, f.Id });
        builder.Entity<ClusterHub>().HasKey(h => new { h.OperationId, h.Id });
        builder.Entity<ClusterMember>(e =>
        {
            e.HasKey(m => new { m.OperationId, m.Id });
            e.HasIndex(m => new { m.OperationId, m.ClusterId });
            e.HasIndex(m => new { m.OperationId, m.PartnerId });
            e.Property(m => m.Version).IsConcurrencyToken();
        });
    }

    private static void Contacts(ModelBuilder builder)
    {
        builder.Entity<Contact>(e =>
        {
            e.HasKey(c => new { c.OperationId, c.Id });
            e.HasIndex(c => new { c.OperationId, c.Folded });
            e.HasIndex(c => new { c.OperationId, c.PartnerId });
            e.Ignore(c => c.Stay);
            e.Property(c => c.Version).IsConcurrencyToken();
        });
        builder.Entity<ContactRole>(e =>
        {
            e.HasKey(r => new { r.OperationId, r.Id });
            e.HasIndex(r => new { r.OperationId, r.ContactId });
            e.HasIndex(r => new { r.OperationId, r.ClusterId, r.ContactId });
        });
        builder.Entity<ContactCheck>(e =>
        {
            e.HasKey(c => new { c.OperationId, c.ContactId });
            e.HasIndex(c => c.TokenHash).IsUnique();
        });
        builder.Entity<Handover>(e =>
        {
            e.HasKey(h => new { h.OperationId, h.Id });
            e.HasIndex(h => new { h.OperationId, h.ContactId });
        });
        builder.Entity<HandoverItem>().HasKey(i => new { i.OperationId, i.HandoverId, i.Position });
    }

    private static void Meetings(ModelBuilder builder)
    {
        builder.Entity<Meeting>(e =>
        {
            e.HasKey(m => new { m.OperationId, m.Id });
            e.HasIndex(m => new { m.OperationId, m.ClusterId, m.StartsAt });
            e.HasIndex(m => new { m.OperationId, m.StartsAt });
            e.Ignore(m => m.Clock);
            e.Ignore(m => m.EndsAt);
            e.Ignore(m => m.AgendaLines);
            e.Property(m => m.Version).IsConcurrencyToken();
        });
        builder.Entity<MeetingMinutes>(e =>
        {
            e.HasKey(m => new { m.OperationId, m.MeetingId });
            e.Property(m => m.Version).IsConcurrencyToken();
        });
        builder.Entity<MeetingAttendance>(e =>
        {
            e.HasKey(a => new { a.OperationId, a.MeetingId, a.PartnerId });
            e.HasIndex(a => new { a.OperationId, a.PartnerId });
        });
        builder.Entity<MeetingInvitation>(e => e.HasKey(i => new { i.OperationId, i.MeetingId, i.UserId }));
        builder.Entity<ActionPoint>(e =>
        {
            e.HasKey(a => new { a.OperationId, a.Id });
            e.HasIndex(a => new { a.OperationId, a.ClusterId });
            e.HasIndex(a => new { a.OperationId, a.State, a.Due });
            e.HasIndex(a => new { a.OperationId, a.ContactId });
            e.Ignore(a => a.About);
            e.Property(a => a.Version).IsConcurrencyToken();
        });
        builder.Entity<CalendarFeedRow>(e =>
        {
            e.HasKey(f => new { f.OperationId, f.ClusterId });
            e.HasIndex(f => f.TokenHash).IsUnique();
        });
    }

    private static void Agendas(ModelBuilder builder)
    {
        builder.Entity<MinutesLetter>(e => e.HasKey(l => new { l.OperationId, l.MeetingId, l.MinutesVersion }));
        builder.Entity<MeetingSeries>(e =>
        {
            e.HasKey(s => new { s.OperationId, s.Id });
            e.Property(s => s.Version).IsConcurrencyToken();
        });
        builder.Entity<AgendaItem>(e =>
        {
            e.HasKey(i => new { i.OperationId, i.MeetingId, i.Noun, i.Key });
            e.Ignore(i => i.Pointer);
        });
    }

    private static void Documents(ModelBuilder builder)
    {
        builder.Entity<Document>(e =>
        {
            e.HasKey(d => new { d.OperationId, d.Id });
            e.HasIndex(d => new { d.OperationId, d.ClusterId });
            e.Ignore(d => d.Day);
            e.Property(d => d.Version).IsConcurrencyToken();
        });
        builder.Entity<DocumentVersion>(e =>
        {
            e.HasKey(v => new { v.OperationId, v.DocumentId, v.Number });
            e.Property(v => v.Version).IsConcurrencyToken();
        });
        builder.Entity<DocumentTextRow>().HasKey(t => new { t.OperationId, t.DocumentId });
        builder.Entity<TermsText>().HasKey(t => new { t.OperationId, t.DocumentId, t.Number, t.Section });
        builder.Entity<TermsSignOff>().HasKey(s => new { s.OperationId, s.DocumentId, s.Number, s.PartnerId });
    }

    private static void Geography(ModelBuilder builder)
    {
        builder.Entity<AreaRow>(e =>
        {
            e.HasKey(a => new { a.OperationId, a.Id });
            e.HasIndex(a => new { a.OperationId, a.Pcode, a.ValidFrom }).IsUnique();
        });
        builder.Entity<AreaNameRow>().HasKey(n => new { n.OperationId, n.AreaId, n.Position });
        builder.Entity<AreaAliasRow>(e =>
        {
            e.HasKey(a => new { a.OperationId, a.Id });
            e.HasIndex(a => new { a.OperationId, a.Folded, a.AreaId }).IsUnique();
        });
        builder.Entity<AreaShapeRow>().HasKey(s => new { s.OperationId, s.AreaId });
        builder.Entity<GazetteerLoadRow>().HasKey(l => new { l.OperationId, l.Number });
    }

    private static void People(ModelBuilder builder)
    {
        builder.Entity<User>();
        builder.Entity<Grant>(e =>
        {
            e.HasKey(g => g.Id);
            e.Property(g => g.Id).ValueGeneratedNever();
            e.HasIndex(g => g.UserId);
        });
        builder.Entity<OneTimeLink>().HasKey(l => l.Hash);
        builder.Entity<DataProtectionKey>().HasKey(k => k.Name);
        builder.Entity<Setting>().HasKey(s => s.Key);
        builder.Entity<NodeCounter>().Property(n => n.Id).ValueGeneratedNever();
        builder.Entity<Change>(e =>
        {
            e.HasKey(c => new { c.OperationId, c.Id });
            e.HasIndex(c => new { c.OperationId, c.Noun, c.NounId });
        });
        builder.Entity<Job>(e =>
        {
            e.Property(j => j.Id).ValueGeneratedNever();
            e.HasIndex(j => new { j.State, j.LeaseUntil });
        });
    }

    private static void Uploads(ModelBuilder builder) => builder.Entity<UploadRow>(e =>
    {
        e.HasKey(u => new { u.OperationId, u.Id });
        e.HasIndex(u => new { u.OperationId, u.UserId });
    });

    private static void Imports(ModelBuilder builder)
    {
        builder.Entity<StoredFile>(e =>
        {
            e.HasKey(f => new { f.OperationId, f.Id });
            e.HasIndex(f => new { f.OperationId, f.Sha256 });
        });
        builder.Entity<FilePiece>().HasKey(p => new { p.OperationId, p.FileId, p.Position });
        builder.Entity<Import>(e =>
        {
            e.HasKey(i => new { i.OperationId, i.Number });
            e.Property(i => i.Version).IsConcurrencyToken();
        });
        builder.Entity<ImportBatch>().HasKey(b => new { b.OperationId, b.Number });
        builder.Entity<BatchFile>(e =>
        {
            e.HasKey(f => new { f.OperationId, f.BatchNumber, f.Position });
            e.HasIndex(f => new { f.OperationId, f.ImportNumber });
        });
        builder.Entity<ImportChunk>().HasKey(c => new { c.OperationId, c.ImportNumber, c.Position });
        builder.Entity<ImportDrafts>().HasKey(c => new { c.OperationId, c.ImportNumber, c.Position });
        builder.Entity<ImportAnswer>().HasKey(a => new { a.OperationId, a.ImportNumber, a.Key });
        builder.Entity<LearnedAnswerRow>(e =>
        {
            e.HasKey(a => new { a.OperationId, a.Id });
            e.HasIndex(a => new { a.OperationId, a.Key });
            e.Property(a => a.Version).IsConcurrencyToken();
        });
        builder.Entity<AnswerUseRow>().HasKey(u => new { u.OperationId, u.AnswerId, u.ImportNumber });
        builder.Entity<ImportTemplateRow>().HasKey(t => new { t.OperationId, t.Id });
        builder.Entity<CellFixRow>().HasKey(f => new { f.OperationId, f.ImportNumber, f.SourceRow, f.SourceColumn });
        builder.Entity<ActivityRow>(e =>
        {
            e.HasKey(a => new { a.OperationId, a.RowId, a.ImportNumber });
            e.HasIndex(a => new { a.OperationId, a.KeyHash });
            e.HasIndex(a => new { a.OperationId, a.OtherKey }).HasFilter("other_key IS NOT NULL");
            e.HasIndex(a => new { a.OperationId, a.ImportNumber });
        });
    }

    private static void Needs(ModelBuilder builder)
    {
        builder.Entity<CaseloadRow>(e =>
        {
            e.HasKey(c => new { c.OperationId, c.Number });
            e.Property(c => c.Version).IsConcurrencyToken();
        });
        builder.Entity<SnapshotRow>(e =>
        {
            e.HasKey(s => new { s.OperationId, s.Number });
            e.Property(s => s.Version).IsConcurrencyToken();
        });
        builder.Entity<OverlapDecisionRow>().HasKey(d => new { d.OperationId, d.Id });
        builder.Entity<CaseloadLineRow>().HasKey(l => new { l.OperationId, l.CaseloadNumber, l.Position });
    }
}
