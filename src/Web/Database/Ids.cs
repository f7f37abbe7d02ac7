namespace Tessera.Web.Database;

/// <summary>
/// Identifiers that any node can make alone: 41 bits of milliseconds since 2020, 10 bits of node number leased from the
/// database at start, 12 bits of counter. They grow with time, so rows written together lie together.
/// </summary>
public sealed class Ids(TimeProvider time)
{
    private static readonly long Epoch = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
    private readonly Lock _lock = new();
    private long _last;
    private int _node;

    public long Next()
    {
        lock (_lock)
        {
            var floor = (time.GetUtcNow().ToUnixTimeMilliseconds() - Epoch) << 12;
            _last = Math.Max(_last + 1, floor);
            return (_last >> 12 << 22) | ((long)_node << 12) | (_last & 0xFFF);
        }
    }

    /// <summary>No id made since that moment is less.</summary>
    public static long First(DateTimeOffset moment) => (moment.ToUnixTimeMilliseconds() - Epoch) << 22;

    /// <summary>Takes this process's node number; two processes on one database never share one within 1,024 starts.</summary>
    public async Task Lease(Engine engine)
    {
        await using var connection = await engine.Open();
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE node_counter SET next = next + 1 RETURNING next";
        _node = (int)(Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture) % 1024);
    }
}
