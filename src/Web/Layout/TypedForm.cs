namespace Tessera.Web.Layout;

/// <summary>What somebody typed into a form that was refused; empty on a page freshly opened.</summary>
public sealed record TypedForm(IFormCollection? Fields)
{
    public string? this[string name] => Fields?[name].ToString() is { Length: > 0 } typed ? typed : null;
}
