using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Domain;

namespace Tessera.Web.Http;

/// <summary>Pages are mapped like any endpoint, so that one place says address, component and who may see it.</summary>
public static class EndpointPages
{
    /// <summary>Route and query values reach the component's parameters of the same name.</summary>
    public static RouteHandlerBuilder MapPage<TPage>(this IEndpointRouteBuilder routes, string pattern) where TPage : IComponent =>
        routes.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], Show<TPage>);

    /// <summary>The page as an answer, e.g. of a form that was refused; given values win over those of the address.</summary>
    public static RazorComponentResult Page<TPage>(HttpContext http, IReadOnlyDictionary<string, object?>? given = null) where TPage : IComponent
    {
        var values = new Dictionary<string, object?>();
        foreach (var parameter in Parameters<TPage>.All)
        {
            if (given is not null && given.TryGetValue(parameter.Name, out var own)) values[parameter.Name] = own;
            else if (Typed(http.Request, parameter.Name) is { Length: > 0 } text) values[parameter.Name] = Read(parameter, text, http.Request.RouteValues.ContainsKey(parameter.Name));
        }
        return new RazorComponentResult<TPage>(values) { PreventStreamingRendering = true };
    }

    /// <summary>Found once: asking a type for its attributes takes longer than drawing a short page.</summary>
    private static class Parameters<TPage>
    {
        public static readonly PropertyInfo[] All = [.. typeof(TPage).GetProperties().Where(p => p.GetCustomAttribute<ParameterAttribute>() is not null)];
    }

    private static RazorComponentResult Show<TPage>(HttpContext http) where TPage : IComponent => Page<TPage>(http);

    private static string? Typed(HttpRequest request, string name) =>
        request.RouteValues.TryGetValue(name, out var routed) ? routed as string : request.Query[name];

    /// <summary>An address that means nothing is no page; a filter that means nothing is refused by its name.</summary>
    private static object? Read(PropertyInfo parameter, string text, bool isRouted)
    {
        try
        {
            return System.ComponentModel.TypeDescriptor.GetConverter(parameter.PropertyType).ConvertFromInvariantString(text);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or NotSupportedException)
        {
            throw isRouted ? Problem.NotFound("page.unknown") : Problem.Invalid("filter.unreadable", parameter.Name.ToLowerInvariant(), text);
        }
    }
}
