using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Tessera.Web.Access;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Help;

/// <summary>The OpenAPI document of everything under /api/v1, made from the endpoints themselves.</summary>
internal static class ApiDocument
{
    private const string Version = "v1";
    private const string Json = "application/json";
    private const string RefusalSchema = "Problem";

    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi(Version, options =>
    {
        options.ShouldInclude = api => $"/{api.RelativePath}".StartsWith($"{Links.ApiPrefix}/", StringComparison.Ordinal);
        options.AddDocumentTransformer((document, _, _) =>
        {
            Introduce(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            Describe(operation, context.Description.ActionDescriptor.EndpointMetadata, context.Document!);
            AddParts(operation, context.Description.RelativePath!);
            operation.Tags = new HashSet<OpenApiTagReference> { new(Noun(context.Description.RelativePath!), context.Document) };
            return Task.CompletedTask;
        });
    });

    private static void Introduce(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = Product.Name,
            Version = Product.Version,
            Description = "The same verbs as the pages, for programs. Published figures need no account; a signed-in browser's cookie gives the rights of its person. "
                + "{operation} is the code of a response. Lists take page and size. What is refused is answered as problem+json with a stable code in \"type\".",
        };
        // Addresses are relative to wherever the document was read.
        document.Servers = [new OpenApiServer { Url = "/" }];
    }

    private static void Describe(OpenApiOperation operation, IList<object> metadata, OpenApiDocument document)
    {
        operation.Description = Who(metadata.OfType<EndpointAccess>().LastOrDefault());
        if (metadata.OfType<ApiWords>().LastOrDefault() is { } words) Say(operation, words);
        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "Refused: 400 what was sent makes no sense, 401 or 403 not yours, 404 not there or not for you, 409 changed meanwhile, 413 too large, 429 too often.",
            Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new OpenApiMediaType { Schema = Refusal(document) } },
        };
    }

    private static void Say(OpenApiOperation operation, ApiWords words)
    {
        operation.Summary = words.Summary;
        var answer = new OpenApiResponse { Description = words.Answer };
        if (words.Status != StatusCodes.Status204NoContent) answer.Content = new Dictionary<string, OpenApiMediaType> { [Json] = new OpenApiMediaType() };
        operation.Responses = new OpenApiResponses { [words.Status.ToString(CultureInfo.InvariantCulture)] = answer };
        foreach (var query in words.Queries)
            (operation.Parameters ??= []).Add(new OpenApiParameter { Name = query.Name, In = ParameterLocation.Query, Description = query.Meaning, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        if (words.TakesFile) operation.RequestBody = File(words);
    }

    /// <summary>Parts of the address that a handler gets by way of its services.</summary>
    private static void AddParts(OpenApiOperation operation, string path)
    {
        foreach (var part in path.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}')).Reverse())
            if ((operation.Parameters ??= []).All(known => known.Name != part))
                operation.Parameters.Insert(0, new OpenApiParameter { Name = part, In = ParameterLocation.Path, Required = true, Description = part == "operation" ? "The response's code." : null, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
    }

    private static OpenApiRequestBody File(ApiWords words)
    {
        var file = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
        var form = new OpenApiSchema { Type = JsonSchemaType.Object, Properties = new Dictionary<string, IOpenApiSchema> { ["file"] = file }, Required = new HashSet<string> { "file" } };
        var body = new OpenApiRequestBody { Required = true, Content = new Dictionary<string, OpenApiMediaType> { ["multipart/form-data"] = new OpenApiMediaType { Schema = form } } };
        if (words.TakesBody) body.Content["application/octet-stream"] = new OpenApiMediaType { Schema = file };
        return body;
    }

    private static OpenApiSchemaReference Refusal(OpenApiDocument document)
    {
        if (document.Components?.Schemas?.ContainsKey(RefusalSchema) != true)
            document.AddComponent(RefusalSchema, new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "Why a call was refused.",
                Properties = new Dictionary<string, IOpenApiSchema>
                {
                    ["type"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Stable code, e.g. operation.unknown." },
                    ["title"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "The reason in the language asked for." },
                    ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" },
                    ["details"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String }, Description = "What the reason names, in order." },
                },
                Required = new HashSet<string> { "type", "title", "status", "details" },
            });
        return new OpenApiSchemaReference(RefusalSchema, document);
    }

    private static string Who(EndpointAccess? access) => access switch
    {
        { Right: Right.SeePublished } or { Right: null, IsForSignedIn: false } => "Open to everybody for what is published.",
        { Right: { } right } => $"Needs the right {right}.",
        _ => "Needs a signed-in person.",
    };

    /// <summary>"partners" of "api/v1/{operation}/partners/{id}".</summary>
    private static string Noun(string path) => path.Split('/') is [_, _, _, var noun, ..] ? noun : "operations";
}
