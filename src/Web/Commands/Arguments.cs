using Tessera.Domain;

namespace Tessera.Web.Commands;

/// <summary>The words and options of a command line; an unknown option is refused, never ignored.</summary>
internal sealed class Arguments
{
    private readonly List<string> _words = [];
    private readonly Dictionary<string, List<string>> _options = [];
    private readonly HashSet<string> _read = [];

    /// <param name="flags">Options that take no value.</param>
    public Arguments(IReadOnlyList<string> args, IReadOnlySet<string> flags)
    {
        for (var i = 0; i < args.Count; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal)) { _words.Add(args[i]); continue; }
            var (name, value) = args[i][2..].Split('=', 2) is [var left, var right] ? (left, right) : (args[i][2..], null);
            if (value is null && !flags.Contains(name)) value = i + 1 < args.Count ? args[++i] : throw Problem.Invalid("command.value-missing", name);
            (_options.TryGetValue(name, out var values) ? values : _options[name] = []).Add(value ?? "true");
        }
    }

    public int Count => _words.Count;
    public string Word(int at, string name) => at < _words.Count ? _words[at] : throw Problem.Invalid("command.word-missing", name);
    public string? WordOrNull(int at) => at < _words.Count ? _words[at] : null;

    public string? Option(string name)
    {
        _read.Add(name);
        return _options.TryGetValue(name, out var values) ? values[^1] : null;
    }

    public IReadOnlyList<string> Options(string name)
    {
        _read.Add(name);
        return _options.GetValueOrDefault(name) ?? [];
    }

    public bool Flag(string name) => Option(name) is not null;
    public string Required(string name) => Option(name) ?? throw Problem.Invalid("command.option-missing", name);

    /// <summary>Call when everything known has been read.</summary>
    public void RefuseOthers()
    {
        if (_options.Keys.FirstOrDefault(name => !_read.Contains(name)) is { } unknown) throw Problem.Invalid("command.option-unknown", unknown);
    }
}
