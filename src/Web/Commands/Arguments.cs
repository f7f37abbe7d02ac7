using Tessera.Domain;

namespace Tessera.Web.Commands;

/// <summary>The words and options of a command line; an unknown option is refused, never ignored.</summary>
internal sealed class Arguments
{
    private readonly List<string> _words = [];
    // Null where the value is missing, which matters only when the option is one that is known.
    private readonly Dictionary<string, List<string?>> _options = [];
    // In the order in which a command asks for them, which is the order in which it names them.
    private readonly List<string> _read = [];

    /// <param name="flags">Options that take no value.</param>
    public Arguments(IReadOnlyList<string> args, IReadOnlySet<string> flags)
    {
        for (var i = 0; i < args.Count; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal)) { _words.Add(args[i]); continue; }
            var (name, value) = args[i][2..].Split('=', 2) is [var left, var right] ? (left, right) : (args[i][2..], null);
            if (flags.Contains(name)) value ??= "true";
            else if (value is null && i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal)) value = args[++i];
            (_options.TryGetValue(name, out var values) ? values : _options[name] = []).Add(value);
        }
    }

    public int Count => _words.Count;
    public string Word(int at, string name) => at < _words.Count ? _words[at] : throw Problem.Invalid("command.word-missing", name);
    public string? WordOrNull(int at) => at < _words.Count ? _words[at] : null;

    public string? Option(string name) => Options(name) is [.., var last] ? last : null;

    public IReadOnlyList<string> Options(string name)
    {
        if (!_read.Contains(name)) _read.Add(name);
        var values = _options.GetValueOrDefault(name) ?? [];
        return [.. values.Select(value => value ?? throw Problem.Invalid("command.value-missing", name))];
    }

    public bool Flag(string name) => Option(name) is not (null or "false");

    /// <summary>The same options where every one has its value beside it, as the configuration reads them.</summary>
    public string[] Settings => [.. _options.Select(o => $"--{o.Key}={o.Value[^1]}")];
    public string Required(string name) => Option(name) ?? throw Problem.Invalid("command.option-missing", name);

    /// <summary>Call when everything known has been read.</summary>
    public void RefuseOthers()
    {
        if (_options.Keys.FirstOrDefault(name => !_read.Contains(name)) is { } unknown)
            throw Problem.Invalid("command.option-unknown", unknown, string.Join(", ", _read.Select(name => $"--{name}")));
    }
}
