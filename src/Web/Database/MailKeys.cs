using Microsoft.EntityFrameworkCore;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Database;

/// <summary>Keys of letters and of who wants them.</summary>
internal static class MailKeys
{
    public static void Declare(ModelBuilder builder)
    {
        builder.Entity<MailRow>(e =>
        {
            e.Property(m => m.Id).ValueGeneratedNever();
            e.HasIndex(m => new { m.State, m.DueAt });
        });
        builder.Entity<DigestChoiceRow>(e =>
        {
            e.HasKey(c => c.UserId);
            e.Property(c => c.UserId).ValueGeneratedNever();
        });
        builder.Entity<MailServerRow>(e =>
        {
            e.Property(s => s.Id).ValueGeneratedNever();
            e.Property(s => s.Version).IsConcurrencyToken();
        });
    }
}
