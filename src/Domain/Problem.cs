namespace Tessera.Domain;

/// <summary>Why an action is refused as a whole; decides the HTTP status.</summary>
public enum ProblemKind { Invalid, NotFound, Conflict, Forbidden, TooLarge, TooOften, Unavailable }

/// <summary>
/// The one way to refuse. The code is stable and dotted ("operation.code-taken"); the text comes from the resources
/// under the same code, filled with the details in order.
/// </summary>
public sealed class Problem(ProblemKind kind, string code, params string[] details)
    : Exception($"{code}: {string.Join(" · ", details)}")
{
    public ProblemKind Kind { get; } = kind;
    public string Code { get; } = code;
    public IReadOnlyList<string> Details { get; } = details;
    /// <summary>Name of the form's field it is about; null where it is about the whole.</summary>
    public string? Field { get; private init; }
    /// <summary>What else was found at the same time.</summary>
    public IReadOnlyList<Problem> Further { get; private init; } = [];

    public Problem At(string field) => new(Kind, Code, [.. Details]) { Field = field, Further = Further };

    /// <summary>Several at once, so that nobody has to send a form once for each.</summary>
    /// <param name="found">At least one.</param>
    public static Problem Together(IReadOnlyList<Problem> found) =>
        new(found[0].Kind, found[0].Code, [.. found[0].Details]) { Field = found[0].Field, Further = [.. found.Skip(1)] };

    /// <summary>A detail that is itself a word of the resources, by its key.</summary>
    public static string Key(string key) => KeyMark + key;
    public const char KeyMark = '@';

    public static Problem Invalid(string code, params string[] details) => new(ProblemKind.Invalid, code, details);
    public static Problem NotFound(string code, params string[] details) => new(ProblemKind.NotFound, code, details);
    public static Problem Conflict(string code, params string[] details) => new(ProblemKind.Conflict, code, details);
    /// <summary>The first detail is the number of seconds to wait.</summary>
    public static Problem TooOften(string code, params string[] details) => new(ProblemKind.TooOften, code, details);
    /// <summary>Nothing is wrong with what was asked: the same may work a little later.</summary>
    public static Problem Unavailable(string code, params string[] details) => new(ProblemKind.Unavailable, code, details);
    public static Problem Forbidden(string code, params string[] details) => new(ProblemKind.Forbidden, code, details);
}
