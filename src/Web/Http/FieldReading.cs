using Tessera.Domain;

namespace Tessera.Web.Http;

/// <summary>Reads what somebody typed field by field, and refuses once with everything that is wrong.</summary>
/// <param name="unread">What of the fields was found wrong already, where a form was read; told in the order of reading.</param>
internal sealed class FieldReading(IReadOnlyList<Problem>? unread = null)
{
    private readonly List<Problem> _found = [];

    public IReadOnlyList<Problem> Found => _found;

    /// <summary>What was read; nothing where it cannot be, which <see cref="Demand"/> tells.</summary>
    public T? Read<T>(string field, Func<T> read)
    {
        if (unread?.FirstOrDefault(problem => problem.Field == field) is { } known)
        {
            _found.Add(known);
            return default;
        }
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
