using Tessera.Domain;

namespace Tessera.Web.Http;

/// <summary>Reads what somebody typed field by field, and refuses once with everything that is wrong.</summary>
/// <param name="found">What was found wrong already, where a form was read.</param>
internal sealed class FieldReading(IEnumerable<Problem>? found = null)
{
    private readonly List<Problem> _found = [.. found ?? []];

    public IReadOnlyList<Problem> Found => _found;

    /// <summary>What was read; nothing where it cannot be, which <see cref="Demand"/> tells.</summary>
    public T? Read<T>(string field, Func<T> read)
    {
        try { return read(); }
        catch (Problem problem) when (problem.Kind == ProblemKind.Invalid) { _found.Add(problem.At(field)); }
        return default;
    }

    /// <summary>Throws where something was wrong.</summary>
    public void Demand()
    {
        if (_found.Count > 0) throw Problem.Together(_found);
    }
}
