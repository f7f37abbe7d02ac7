using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Clusters;

namespace Tessera.Web.Database;

/// <summary>Keys of what coordinates and of what is said and decided about it.</summary>
internal static class ArchitectureKeys
{
    public static void Declare(ModelBuilder builder)
    {
        builder.Entity<CoordinationBody>(e =>
        {
            e.HasKey(b => new { b.OperationId, b.Id });
            e.Property(b => b.Version).IsConcurrencyToken();
        });
        builder.Entity<MechanismTie>().HasKey(t => new { t.OperationId, t.Id });
        builder.Entity<CoordinationTask>(e =>
        {
            e.HasKey(t => new { t.OperationId, t.Code });
            e.Property(t => t.Version).IsConcurrencyToken();
        });
        builder.Entity<TaskHolding>().HasKey(h => new { h.OperationId, h.Id });
        builder.Entity<TransitionBenchmark>(e =>
        {
            e.HasKey(b => new { b.OperationId, b.Id });
            e.HasIndex(b => new { b.OperationId, b.ClusterId });
            e.Property(b => b.Version).IsConcurrencyToken();
        });
        Choices(builder);
    }

    private static void Choices(ModelBuilder builder)
    {
        builder.Entity<ReviewPoint>(e =>
        {
            e.HasKey(p => new { p.OperationId, p.Id });
            e.HasIndex(p => new { p.OperationId, p.ClusterId });
            e.Property(p => p.Version).IsConcurrencyToken();
        });
        builder.Entity<PilotMark>(e =>
        {
            e.HasKey(m => new { m.OperationId, m.AreaId, m.Criterion });
            e.Property(m => m.Version).IsConcurrencyToken();
        });
        builder.Entity<CoordinationChoice>(e =>
        {
            e.HasKey(c => new { c.OperationId, c.Id });
            e.Ignore(c => c.SubjectCodes);
            e.Property(c => c.Version).IsConcurrencyToken();
        });
    }
}
