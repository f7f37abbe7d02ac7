using System.Diagnostics;
using Npgsql;

namespace Tessera.Web.Tests;

/// <summary>
/// A real PostgreSQL for one test run: started when the first test asks, reached by a socket in its own folder, gone
/// with the run. It ends by itself when the tests are killed, because it watches their end of a pipe.
/// </summary>
internal sealed class PostgresServer
{
    private const string Settings = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c jit=off -c listen_addresses= -c max_connections=200";
    private static readonly Lazy<Task<PostgresServer>> Running = new(Start);
    private static int _databases;
    private readonly string _folder;
    private readonly Process _process;

    private PostgresServer(string folder, Process process) => (_folder, _process) = (folder, process);

    /// <summary>A database as after a first start, copied from a template (about 0.1 s); its connection string.</summary>
    public static async Task<string> WithSchema() => await (await Running.Value).Copy("tessera_template");

    public static async Task<string> Empty() => await (await Running.Value).Copy("template0");

    public static async Task StopIfStarted()
    {
        if (!Running.IsValueCreated || !Running.Value.IsCompletedSuccessfully) return;
        var server = await Running.Value;
        NpgsqlConnection.ClearAllPools();
        server._process.StandardInput.Close();
        await server._process.WaitForExitAsync();
    }

    private static async Task<PostgresServer> Start()
    {
        var programs = Programs();
        // Below /tmp whatever TMPDIR says: a socket path has at most 107 characters, and the other user must reach it.
        var folder = (await Run("mktemp -d /tmp/tessera-pg-XXXXXX")).Trim();
        await Run($"{programs}/initdb -D {folder}/data -U postgres --no-sync -A trust --locale=C.UTF-8 -E UTF8");
        var process = Shell($"{programs}/postgres -D {folder}/data -k {folder} {Settings} >{folder}/log 2>&1 & server=$!; cat >/dev/null; kill -QUIT $server; wait $server; rm -rf {folder}");
        var started = new PostgresServer(folder, process);
        await started.UntilReady();
        await started.Template();
        return started;
    }

    private static string Programs() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin"))
                .Where(d => File.Exists(Path.Combine(d, "initdb")))
                .OrderByDescending(d => int.TryParse(Path.GetFileName(Path.GetDirectoryName(d)), out var major) ? major : 0)
                .FirstOrDefault() ?? throw Missing()
            : throw Missing();

    private static InvalidOperationException Missing() =>
        new("PostgreSQL is not installed (no initdb below /usr/lib/postgresql). The tests run on both engines: install the package 'postgresql', or run ./tessera test, which does.");

    private async Task UntilReady()
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                await using var connection = new NpgsqlConnection(Address("postgres"));
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException e) when (!_process.HasExited && tries < 600)
            {
                _ = e;
                await Task.Delay(50);
            }
        }
    }

    private async Task Template()
    {
        await Command("CREATE DATABASE tessera_template TEMPLATE template0");
        await FirstStart.Of("", Address("tessera_template") + ";Pooling=false");
    }

    private async Task<string> Copy(string template)
    {
        var name = $"tessera_{Interlocked.Increment(ref _databases)}";
        await Command($"CREATE DATABASE {name} TEMPLATE {template}");
        return Address(name);
    }

    private async Task Command(string sql)
    {
        await using var connection = new NpgsqlConnection(Address("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private string Address(string database) => $"Host={_folder};Username=postgres;Database={database};Maximum Pool Size=20";

    private static Process Shell(string script)
    {
        // PostgreSQL refuses to run as root.
        string[] before = Environment.UserName == "root" ? ["runuser", "-u", "postgres", "--"] : [];
        string[] words = [.. before, "sh", "-c", script];
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/tmp",
        };
        return Process.Start(start)!;
    }

    private static async Task<string> Run(string script)
    {
        using var process = Shell(script);
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"PostgreSQL did not start: {script}\n{await errors}");
    }
}
