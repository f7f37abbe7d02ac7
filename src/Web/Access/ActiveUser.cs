using System.Data.Common;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Access;

/// <summary>Somebody who is not suspended, with the rights they hold at this moment; asked at every request.</summary>
internal sealed record ActiveUser(User User, IReadOnlyList<Grant> Grants)
{
    private const string Sql = """
        SELECT u.id, u.name, u.language, u.security_stamp, r.id, r.operation_id, r.role, r.cluster_id, r.partner_id
        FROM app_user u LEFT JOIN user_right r ON r.user_id = u.id WHERE u.id = @id AND NOT u.is_suspended
        """;

    public static async Task<ActiveUser?> Find(Engine engine, long id)
    {
        var lines = await engine.Read(Sql, reader => (User: ReadUser(reader), Grant: ReadGrant(reader)), ("id", id));
        return lines.Count == 0 ? null : new ActiveUser(lines[0].User, [.. lines.Select(line => line.Grant).OfType<Grant>()]);
    }

    private static User ReadUser(DbDataReader reader) =>
        new() { Id = reader.GetInt64(0), Name = reader.GetString(1), Language = reader.GetString(2), SecurityStamp = reader.Text(3) };

    private static Grant? ReadGrant(DbDataReader reader) => reader.IsDBNull(4) ? null : new Grant
    {
        Id = reader.GetInt64(4),
        UserId = reader.GetInt64(0),
        OperationId = reader.GetInt32(5),
        Role = (byte)reader.GetInt16(6),
        ClusterId = reader.Long(7),
        PartnerId = reader.Long(8),
    };
}
