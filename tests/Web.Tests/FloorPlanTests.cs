using Mono.Cecil;
using Mono.Cecil.Cil;
using Xunit;

namespace Tessera.Web.Tests;

/// <summary>
/// A room may use only rooms listed before it; a feature may use no other feature. Read from the compiled code, so that
/// async bodies, lambdas and Razor components count. (Constants are copied at compile time and cannot be seen.)
/// </summary>
public sealed class FloorPlanTests
{
    private const string Features = "Web.Features";

    private static readonly string[] Plan =
    [
        "Domain", "Domain.Geography", "Domain.Operations", "Domain.Clusters", "Domain.Partners", "Domain.People", "Domain.Indicators",
        "Domain.Needs", "Domain.Activities", "Domain.Caseloads", "Domain.Analysis",
        "Web", "Web.Database", "Web.Http", "Web.Access", "Web.Spreadsheets", "Web.Jobs", "Web.Figures", "Web.Mail",
        "Web.Papers", "Web.Layout", Features, "Web.Commands", "Web.Program",
    ];

    private static readonly List<Uses> Types = [.. Read("Tessera.Domain"), .. Read("Tessera.Web")];

    [Fact]
    public void A_room_uses_only_rooms_before_it_and_a_feature_no_other_feature()
    {
        var offences = from type in Types
                       from used in type.Used
                       where !Allowed(type.Room, used.Room)
                       select $"{type.Name} ({type.Room}) uses {used.Name} ({used.Room})";
        Report(offences);
    }

    [Fact]
    public void Every_namespace_is_on_the_plan() =>
        Report(Types.Where(t => Array.IndexOf(Plan, Floor(t.Room)) < 0).Select(t => $"{t.Name}: the room {t.Room} is not on the plan"));

    [Fact]
    public void A_feature_that_writes_also_asks_who_may() =>
        Report(Types.Where(t => Floor(t.Room) == Features && t.Writes && !AsksAccess(t) && !IsPartOfAsking(t))
            .Select(t => $"{t.Name} writes to the database and never mentions Access"));

    [Fact]
    public void The_plan_in_the_architecture_page_is_this_one()
    {
        var page = Path.Combine(Checkout.Root, "ARCHITECTURE.md");
        if (!File.Exists(page)) Assert.Skip("ARCHITECTURE.md is not written yet.");
        var lines = File.ReadAllLines(page).Select(l => l.Trim('`', ' ', '>')).ToList();
        Assert.Contains(Line("Domain"), lines);
        Assert.Contains(Line("Web"), lines);
    }

    /// <summary>"Domain: (root) · Geography · …", as it stands in ARCHITECTURE.md.</summary>
    private static string Line(string part) => $"{part}: " + string.Join(" · ", Plan
        .Where(r => r == part || r.StartsWith(part + ".", StringComparison.Ordinal))
        .Select(r => r == part ? "(root)" : r == Features ? "Features/*" : r[(part.Length + 1)..]));

    private static bool AsksAccess(Uses type) => type.Used.Any(u => u.Room == "Web.Access");

    /// <summary>A piece of a verb: used in its feature, and only by types that ask.</summary>
    private static bool IsPartOfAsking(Uses part)
    {
        var users = Types.Where(t => t.Room == part.Room && t.Name != part.Name && t.Used.Any(u => u.Name == part.Name)).ToList();
        return users.Count > 0 && users.TrueForAll(AsksAccess);
    }

    private static bool Allowed(string user, string used) =>
        user == used || Array.IndexOf(Plan, Floor(used)) < Array.IndexOf(Plan, Floor(user));

    private static string Floor(string room) => room.StartsWith(Features + ".", StringComparison.Ordinal) ? Features : room;

    private static void Report(IEnumerable<string> offences)
    {
        var list = offences.Distinct().Order(StringComparer.Ordinal).ToList();
        if (list.Count > 0) Assert.Fail(string.Join('\n', list));
    }

    private sealed record Uses(string Name, string Room, HashSet<(string Name, string Room)> Used, bool Writes);

    private static IEnumerable<Uses> Read(string assembly)
    {
        var module = ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, assembly + ".dll"));
        foreach (var type in module.Types.Where(t => Room(t) is not null))
        {
            var seen = new Mentions();
            seen.Visit(type);
            yield return new Uses(type.FullName, Room(type)!, [.. seen.Types.Where(t => Room(t) is not null).Select(t => (t.FullName, Room(t)!))], seen.Writes);
        }
    }

    /// <summary>"Web.Features.Imports" for everything in or below that folder; null for what is not ours or made by the compiler.</summary>
    private static string? Room(TypeReference type)
    {
        var space = type.Namespace;
        if (space.StartsWith("__Blazor.", StringComparison.Ordinal)) space = space["__Blazor.".Length..];
        if (space.Length == 0) return type.Name == "Program" ? "Web.Program" : null;
        var words = space.Split('.');
        if (words[0] != "Tessera") return words[0] is "Microsoft" or "System" or "__Blazor" || !IsOurs(type) ? null : space;
        var floors = words.Length > 2 && words[2] == "Features" ? 3 : 2;
        return string.Join('.', words.Skip(1).Take(floors));
    }

    private static bool IsOurs(TypeReference type) => type.Scope.Name.StartsWith("Tessera.", StringComparison.Ordinal);

    /// <summary>Every type named anywhere in a type, its nested types and their code.</summary>
    private sealed class Mentions
    {
        public HashSet<TypeReference> Types { get; } = [];
        public bool Writes { get; private set; }

        public void Visit(TypeDefinition type)
        {
            Add(type.BaseType);
            foreach (var implemented in type.Interfaces) Add(implemented.InterfaceType);
            foreach (var field in type.Fields) Add(field.FieldType);
            foreach (var property in type.Properties) Attributes(property);
            foreach (var parameter in type.GenericParameters) Constraints(parameter);
            Attributes(type);
            foreach (var field in type.Fields) Attributes(field);
            foreach (var method in type.Methods) Visit(method);
            foreach (var nested in type.NestedTypes) Visit(nested);
        }

        private void Visit(MethodDefinition method)
        {
            Signature(method);
            Attributes(method);
            foreach (var parameter in method.GenericParameters) Constraints(parameter);
            foreach (var parameter in method.Parameters) Attributes(parameter);
            if (!method.HasBody) return;
            foreach (var local in method.Body.Variables) Add(local.VariableType);
            foreach (var handler in method.Body.ExceptionHandlers) Add(handler.CatchType);
            foreach (var instruction in method.Body.Instructions) Visit(instruction);
        }

        private void Visit(Instruction instruction)
        {
            if (instruction.Operand is TypeReference type) Add(type);
            if (instruction.Operand is FieldReference field) { Add(field.DeclaringType); Add(field.FieldType); }
            if (instruction.Operand is not MethodReference method) return;
            Add(method.DeclaringType);
            Signature(method);
            if (method is GenericInstanceMethod generic) foreach (var argument in generic.GenericArguments) Add(argument);
            Writes |= method.Name is "SaveChangesAsync" or "SaveChanges" or "ExecuteUpdateAsync" or "ExecuteDeleteAsync";
        }

        private void Signature(MethodReference method)
        {
            Add(method.ReturnType);
            foreach (var parameter in method.Parameters) Add(parameter.ParameterType);
        }

        private void Constraints(GenericParameter parameter)
        {
            foreach (var constraint in parameter.Constraints) Add(constraint.ConstraintType);
        }

        private void Attributes(ICustomAttributeProvider holder)
        {
            foreach (var attribute in holder.CustomAttributes)
            {
                Add(attribute.AttributeType);
                foreach (var argument in attribute.ConstructorArguments) if (argument.Value is TypeReference named) Add(named);
            }
        }

        private void Add(TypeReference? type)
        {
            if (type is null or GenericParameter) return;
            if (type is GenericInstanceType generic) foreach (var argument in generic.GenericArguments) Add(argument);
            if (type is TypeSpecification wrapped) { Add(wrapped.ElementType); return; }
            var outermost = type;
            while (outermost.DeclaringType is not null) outermost = outermost.DeclaringType;
            Types.Add(outermost);
        }
    }
}
