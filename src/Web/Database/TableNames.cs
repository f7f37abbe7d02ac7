using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Database;

/// <summary>Snake case for tables and columns, so that SQL written by hand reads the same on both engines.</summary>
internal static class TableNames
{
    private static readonly Dictionary<Type, string> Own = new()
    {
        [typeof(User)] = "app_user",
        [typeof(Grant)] = "user_right",
        [typeof(IdentityUserClaim<long>)] = "user_claim",
        [typeof(IdentityUserLogin<long>)] = "user_login",
        [typeof(IdentityUserToken<long>)] = "user_token",
        [typeof(IdentityUserPasskey<long>)] = "user_passkey",
        [typeof(Change)] = "change_log",
    };

    public static void Apply(ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes().Where(e => !e.IsOwned()))
        {
            var type = entity.ClrType;
            entity.SetTableName(Own.GetValueOrDefault(type) ?? Snake(type.Name.EndsWith("Row", StringComparison.Ordinal) ? type.Name[..^3] : type.Name));
            foreach (var property in entity.GetProperties()) property.SetColumnName(Snake(property.Name));
            foreach (var index in entity.GetIndexes()) index.SetDatabaseName($"ix_{entity.GetTableName()}_{string.Join('_', index.Properties.Select(p => Snake(p.Name)))}");
        }
    }

    public static string Snake(string name)
    {
        var snake = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && !char.IsUpper(name[i - 1])) snake.Append('_');
            snake.Append(char.ToLowerInvariant(name[i]));
        }
        return snake.ToString();
    }
}
