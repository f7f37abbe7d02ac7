using System.Net;
using System.Text;

namespace Tessera.Web.Layout;

/// <summary>
/// The part of an address after "?", as an ordered list. Filters, sort order and page live here, so a view can be shared
/// and every control is a link.
/// </summary>
public sealed class AddressQuery
{
    public static readonly AddressQuery Empty = new([]);
    private readonly IReadOnlyList<KeyValuePair<string, string>> _parts;

    private AddressQuery(IReadOnlyList<KeyValuePair<string, string>> parts) => _parts = parts;

    public static AddressQuery Of(HttpContext? context) => context is null ? Empty
        : new([.. context.Request.Query.SelectMany(part => part.Value.Where(value => !string.IsNullOrEmpty(value)).Select(value => KeyValuePair.Create(part.Key, value!)))]);

    public static AddressQuery Of(params (string Key, string? Value)[] parts) =>
        new([.. parts.Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => KeyValuePair.Create(part.Key, part.Value!))]);

    public IReadOnlyList<KeyValuePair<string, string>> Parts => _parts;

    public string? this[string key] => _parts.FirstOrDefault(part => part.Key == key).Value;

    public IEnumerable<string> All(string key) => _parts.Where(part => part.Key == key).Select(part => part.Value);

    /// <summary>Replaces the key's values by one; null removes it. A changed filter or order always starts at the first page.</summary>
    public AddressQuery With(string key, string? value)
    {
        var kept = _parts.Where(part => part.Key != key && (part.Key != Pager.Key || key == Pager.Key));
        return new([.. string.IsNullOrEmpty(value) ? kept : kept.Append(KeyValuePair.Create(key, value))]);
    }

    public AddressQuery Without(params string[] keys) =>
        new([.. _parts.Where(part => !keys.Contains(part.Key) && part.Key != Pager.Key)]);

    /// <summary>Removes one of a key's values, as a chip does.</summary>
    public AddressQuery WithoutValue(string key, string value) =>
        new([.. _parts.Where(part => (part.Key != key || part.Value != value) && part.Key != Pager.Key)]);

    /// <summary>Starts with "?" unless empty.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (key, value) in _parts)
            text.Append(text.Length == 0 ? '?' : '&').Append(WebUtility.UrlEncode(key)).Append('=').Append(WebUtility.UrlEncode(value));
        return text.ToString();
    }
}
